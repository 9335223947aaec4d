package io.dbmodernizer.cli.request;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestTemplate;
import io.dbmodernizer.request.RequestValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The requests of a template and its values. All are checked before any is used. */
public final class RequestFleet {
  private static final int MOST_NAMED = 40;

  private final RequestTemplate template;
  private final Function<MigrationRequested, List<FieldViolation>> rules;
  private final List<FieldViolation> violations = new ArrayList<>();
  private final Map<String, RequestValues.Row> rowsByName = new HashMap<>();

  private RequestFleet(
      RequestTemplate template, Function<MigrationRequested, List<FieldViolation>> rules) {
    this.template = template;
    this.rules = rules;
  }

  /**
   * Returns the requests, in the order of the rows.
   *
   * @param template the template
   * @param values a row for each request
   * @param rules rules that each request must keep
   * @return acceptable requests with different ids and different target databases
   * @throws InvalidRequestException if a placeholder has no column, a column no placeholder, or a
   *     row no acceptable request; each violation names row and column
   */
  public static List<MigrationRequested> of(
      RequestTemplate template,
      RequestValues values,
      Function<MigrationRequested, List<FieldViolation>> rules) {
    RequestFleet fleet = new RequestFleet(template, rules);
    fleet.compareNames(values);
    List<MigrationRequested> requests = new ArrayList<>();
    if (fleet.violations.isEmpty()) {
      values.rows().forEach(row -> fleet.add(row, requests));
    }
    if (!fleet.violations.isEmpty()) {
      throw new InvalidRequestException(fleet.shortened());
    }
    return requests;
  }

  private void compareNames(RequestValues values) {
    Set<String> missing = new LinkedHashSet<>(template.names());
    values.columns().forEach(missing::remove);
    for (String name : missing) {
      violations.add(
          new FieldViolation(
              "${" + name + "}", "is in the template, but not in the values", "a column " + name));
    }
    Set<String> unused = new LinkedHashSet<>(values.columns());
    unused.removeAll(template.names());
    for (String name : unused) {
      violations.add(
          new FieldViolation(
              values.place(name),
              "is not used by the template",
              "a column for each placeholder: " + String.join(", ", template.names())));
    }
  }

  private void add(RequestValues.Row row, List<MigrationRequested> requests) {
    try {
      MigrationRequested request = template.fill(row.values());
      List<FieldViolation> broken = rules.apply(request);
      if (!broken.isEmpty()) {
        throw new InvalidRequestException(broken);
      }
      requireNew(row, "migrationId", request.getMetadata().getMigrationId());
      requireNew(row, "target.database.name", database(request.getTarget()));
      requests.add(request);
    } catch (InvalidRequestException e) {
      for (FieldViolation violation : e.violations()) {
        violations.add(
            new FieldViolation(
                place(row, violation.getField().replaceFirst("^metadata\\.", "")),
                violation.getMessage(),
                violation.getAccepted()));
      }
    }
  }

  private void requireNew(RequestValues.Row row, String field, String name) {
    RequestValues.Row other = rowsByName.putIfAbsent(field + " " + name, row);
    if (other != null) {
      violations.add(
          new FieldViolation(
              place(row, field),
              "has the same value as " + other.place(),
              field.equals("migrationId")
                  ? "an id for each request"
                  : "a database of its own for each request"));
    }
  }

  private static String database(Target target) {
    return String.join(
            "/",
            target.getAzure().getSubscriptionId(),
            target.getAzure().getResourceGroup(),
            target.getServer().getName(),
            target.getDatabase().getName())
        .toLowerCase(Locale.ROOT);
  }

  private String place(RequestValues.Row row, String field) {
    Set<String> columns = template.namesIn(field);
    return columns.isEmpty()
        ? row.place() + ", " + field
        : "%s, column %s (%s)".formatted(row.place(), String.join(" and ", columns), field);
  }

  private List<FieldViolation> shortened() {
    if (violations.size() <= MOST_NAMED) {
      return violations;
    }
    List<FieldViolation> few = new ArrayList<>(violations.subList(0, MOST_NAMED));
    few.add(
        new FieldViolation(
            "further rows",
            "have " + (violations.size() - MOST_NAMED) + " more violations",
            "none of them"));
    return few;
  }
}
