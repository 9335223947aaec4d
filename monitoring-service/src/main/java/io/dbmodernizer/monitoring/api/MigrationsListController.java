package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.monitoring.api.page.Page;
import io.dbmodernizer.monitoring.api.page.PageRequest;
import io.dbmodernizer.monitoring.api.page.Sort;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The resource {@code /api/v1/migrations}. */
@RestController
final class MigrationsListController {
  private final MigrationIndex index;
  private final Versioned versioned;

  MigrationsListController(MigrationIndex index, Versioned versioned) {
    this.index = index;
    this.versioned = versioned;
  }

  @Operation(operationId = "listMigrations", tags = "migrations", summary = "Lists migrations")
  @GetMapping(path = "/api/v1/migrations", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Page<MigrationItem>> list(
      WebRequest request,
      @Parameter(description = "Largest number of items, 1 to 200")
          @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT)
          int limit,
      @Parameter(description = "The value of 'next' of the page before")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(
              description =
                  "requestedAt, updatedAt, state, percent or migrationId; '-' in front for"
                      + " descending")
          @RequestParam(defaultValue = "-requestedAt")
          String sort,
      @Parameter(description = "One of these states; repeat for several")
          @RequestParam(required = false)
          @Nullable List<MigrationState> state,
      @Parameter(
              description =
                  "The stage that matters; with stageState, the stage that is in this state")
          @RequestParam(required = false)
          @Nullable String stage,
      @Parameter(description = "The state of the stage") @RequestParam(required = false)
          @Nullable ProgressState stageState,
      @Parameter(description = "Server of the source or of the target")
          @RequestParam(required = false)
          @Nullable String server,
      @Parameter(description = "Part of the id, requester, purpose, source or target")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "Whether an operator should look at the migration")
          @RequestParam(required = false)
          @Nullable Boolean needsAttention,
      @Parameter(description = "A label as key:value that the migration has; repeat for several")
          @RequestParam(required = false)
          @Nullable List<String> label) {
    Sort order = MigrationOrder.parse(sort);
    PageRequest page = PageRequest.of(order, limit, cursor);
    Predicate<MigrationEntry> wanted =
        MigrationFilter.of(state, stage, stageState, server, q, needsAttention)
            .and(MigrationFilter.labelled(label));
    return versioned.answer(
        request,
        Long.toString(index.version()),
        () -> Page.of(index.sorted(MigrationOrder.of(order)), page, wanted, MigrationEntry::item));
  }
}
