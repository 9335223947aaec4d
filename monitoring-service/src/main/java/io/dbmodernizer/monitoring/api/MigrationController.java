package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.monitoring.api.page.Page;
import io.dbmodernizer.monitoring.api.page.PageRequest;
import io.dbmodernizer.monitoring.api.page.Sort;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.monitoring.history.HistoryView;
import io.dbmodernizer.monitoring.history.PastEvent;
import io.dbmodernizer.monitoring.web.ComparisonProperties;
import io.dbmodernizer.monitoring.web.TablesView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The resource {@code /api/v1/migrations/{migrationId}} and what belongs to it. */
@RestController
@RequestMapping(
    path = "/api/v1/migrations/{migrationId}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class MigrationController {
  private final MigrationIndex index;
  private final TablesView tables;
  private final ComparisonProperties comparison;
  private final HistoryView history;
  private final Versioned versioned;

  MigrationController(
      MigrationIndex index,
      TablesView tables,
      ComparisonProperties comparison,
      HistoryView history,
      Versioned versioned) {
    this.index = index;
    this.tables = tables;
    this.comparison = comparison;
    this.history = history;
    this.versioned = versioned;
  }

  @Operation(
      operationId = "getMigration",
      tags = "migrations",
      summary = "Shows a migration with its stages and steps")
  @GetMapping
  ResponseEntity<Migration> get(
      WebRequest request,
      @PathVariable String migrationId,
      @Parameter(description = "Whether steps that the request does not ask for are shown")
          @RequestParam(defaultValue = "false")
          boolean skipped) {
    MigrationEntry entry = known(migrationId);
    return versioned.answer(request, version(entry), () -> Migration.of(entry, skipped));
  }

  @Operation(
      operationId = "listTables",
      tags = "migrations",
      summary = "Lists the tables of a migration")
  @GetMapping("/tables")
  ResponseEntity<Page<Table>> tables(
      WebRequest request,
      @PathVariable String migrationId,
      @Parameter(description = "Largest number of items, 1 to 200")
          @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT)
          int limit,
      @Parameter(description = "The value of 'next' of the page before")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "name, rows or percent; '-' in front for descending")
          @RequestParam(defaultValue = "name")
          String sort,
      @Parameter(description = "One of these states; repeat for several")
          @RequestParam(required = false)
          @Nullable List<TableState> state) {
    boolean canWait = Table.canWait(known(migrationId).status().getState());
    Sort order = TableOrder.parse(sort);
    PageRequest page = PageRequest.of(order, limit, cursor);
    List<TableState> states = state == null ? List.of() : state;
    States.check("state", states, TableState.UNSPECIFIED, TableState.values());
    Predicate<TableProgress> wanted =
        table -> states.isEmpty() || states.contains(table.getState());
    return versioned.answer(
        request,
        tables.version(migrationId) + (canWait ? "" : "-at-rest"),
        () ->
            Page.of(
                TableOrder.sorted(tables.all(migrationId), order),
                page,
                wanted,
                table -> Table.of(table, canWait, comparison.staleAfter())));
  }

  @Operation(
      operationId = "listAlertsOfMigration",
      tags = "migrations",
      summary = "Lists the open alerts of a migration")
  @GetMapping("/alerts")
  ResponseEntity<Page<Alert>> alerts(WebRequest request, @PathVariable String migrationId) {
    MigrationEntry entry = known(migrationId);
    return versioned.answer(
        request,
        version(entry),
        () ->
            Page.whole(
                entry.status().getAlerts().stream()
                    .map(alert -> Alert.of(migrationId, alert))
                    .toList()));
  }

  @Operation(
      operationId = "listResources",
      tags = "migrations",
      summary = "Lists the Azure resources that a migration created or uses")
  @GetMapping("/resources")
  ResponseEntity<Page<Resource>> resources(WebRequest request, @PathVariable String migrationId) {
    MigrationEntry entry = known(migrationId);
    return versioned.answer(
        request,
        version(entry),
        () -> Page.whole(entry.status().getResources().stream().map(Resource::of).toList()));
  }

  @Operation(
      operationId = "listEvents",
      tags = "migrations",
      summary = "Lists the newest events of a migration, the newest first")
  @GetMapping("/events")
  ResponseEntity<Page<PastEvent>> events(WebRequest request, @PathVariable String migrationId) {
    known(migrationId);
    return versioned.answer(
        request, Long.toString(history.version()), () -> Page.whole(history.of(migrationId)));
  }

  private static String version(MigrationEntry entry) {
    return Long.toString(entry.version());
  }

  private MigrationEntry known(String migrationId) {
    return index.find(migrationId).orElseThrow(() -> Problem.unknownMigration(migrationId));
  }
}
