package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.monitoring.api.page.Entry;
import io.dbmodernizer.monitoring.api.page.Key;
import io.dbmodernizer.monitoring.api.page.Page;
import io.dbmodernizer.monitoring.api.page.PageRequest;
import io.dbmodernizer.monitoring.api.page.Sort;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The resource {@code /api/v1/alerts}: the open alerts of all migrations. */
@RestController
final class AlertsController {
  private static final List<String> FIELDS = List.of("raisedAt");

  private final MigrationIndex index;
  private final Versioned versioned;

  AlertsController(MigrationIndex index, Versioned versioned) {
    this.index = index;
    this.versioned = versioned;
  }

  @Operation(
      operationId = "listAlerts",
      tags = "alerts",
      summary = "Lists the open alerts of all migrations")
  @GetMapping(path = "/api/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Page<Alert>> list(
      WebRequest request,
      @Parameter(description = "Largest number of items, 1 to 200")
          @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT)
          int limit,
      @Parameter(description = "The value of 'next' of the page before")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "raisedAt; '-' in front for descending")
          @RequestParam(defaultValue = "-raisedAt")
          String sort,
      @Parameter(description = "One of these severities; repeat for several")
          @RequestParam(required = false)
          @Nullable List<Severity> severity) {
    PageRequest page = PageRequest.of(Sort.parse(sort, FIELDS), limit, cursor);
    List<Severity> severities = severity == null ? List.of() : severity;
    States.check("severity", severities, Severity.UNSPECIFIED, Severity.values());
    return versioned.answer(
        request,
        Long.toString(index.version()),
        () ->
            Page.of(
                open(),
                page,
                alert -> severities.isEmpty() || severities.contains(alert.severity()),
                alert -> alert));
  }

  private List<Entry<Alert>> open() {
    return index.all().stream()
        .flatMap(AlertsController::open)
        .sorted(Comparator.comparing(Entry::key))
        .toList();
  }

  private static Stream<Entry<Alert>> open(MigrationEntry migration) {
    String id = migration.item().migrationId();
    return migration.status().getAlerts().stream()
        .map((OpenAlert alert) -> new Entry<>(key(id, alert), Alert.of(id, alert)));
  }

  private static Key key(String migrationId, OpenAlert alert) {
    return new Key(alert.getRaisedAt().toEpochMilli(), migrationId + "/" + alert.getAlertId());
  }
}
