package io.dbmodernizer.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of the services to a verification or a preflight, row by row. A service without an
 * answer has one row.
 *
 * @param rows in the order of the services
 */
public record VerificationReport(List<VerificationRow> rows) {
  /** Copies the list. */
  public VerificationReport {
    rows = List.copyOf(rows);
  }

  /**
   * Returns the report of a verification.
   *
   * @param answers answers to {@code POST /verification}
   */
  public static VerificationReport ofResources(List<ServiceAnswer> answers) {
    return of(answers, VerificationRow::withoutVerification);
  }

  /**
   * Returns the report of a preflight.
   *
   * @param answers answers to {@code POST /preflight}
   */
  public static VerificationReport ofPreflight(List<ServiceAnswer> answers) {
    return of(answers, VerificationRow::withoutPreflight);
  }

  private static VerificationReport of(
      List<ServiceAnswer> answers, Function<ServiceAnswer, VerificationRow> unanswered) {
    List<VerificationRow> rows = new ArrayList<>();
    for (ServiceAnswer answer : answers) {
      JsonNode report = answer.report();
      if (report == null) {
        rows.add(unanswered.apply(answer));
      } else {
        report.path("rows").forEach(row -> rows.add(VerificationRow.of(answer.service(), row)));
      }
    }
    return new VerificationReport(rows);
  }

  /** Returns whether every check was possible and none found a problem. */
  public boolean hasNoProblem() {
    return problems() == 0 && !rows.isEmpty();
  }

  /** Returns whether a check has found that the request cannot be carried out as it is. */
  public boolean isBlocking() {
    return rows.stream().anyMatch(VerificationRow::isFailed);
  }

  /** Returns whether a service has checked anything. */
  public boolean hasChecked(String stage) {
    return rows.stream().anyMatch(row -> row.stage().equals(stage) && !row.isUnknown());
  }

  /** Returns the number of rows that have a problem or could not be checked. */
  public long problems() {
    return rows.stream().filter(row -> !row.isGood()).count();
  }

  /** Returns the rows that meet a condition. */
  public VerificationReport only(Predicate<VerificationRow> condition) {
    return new VerificationReport(rows.stream().filter(condition).toList());
  }

  /** Returns the report for programs: {@code passed}, and the rows as the services send them. */
  public ObjectNode document() {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("passed", hasNoProblem());
    ArrayNode list = document.putArray("rows");
    rows.forEach(row -> list.add(row.json()));
    return document;
  }
}
