package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.TableState;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The resource {@code /api/migrations}. It answers errors with problem details (RFC 9457). */
@RestController
@RequestMapping("/api/migrations")
final class MigrationsController {
  private static final String DEFAULT_TABLES = "100";
  private static final int MOST_TABLES = 1_000;

  private final StatusView view;
  private final TablesView tables;
  private final ComparisonProperties comparison;
  private final InstantSource clock;

  MigrationsController(
      StatusView view, TablesView tables, ComparisonProperties comparison, InstantSource clock) {
    this.view = view;
    this.tables = tables;
    this.comparison = comparison;
    this.clock = clock;
  }

  /**
   * Returns the migrations in the order of their requests.
   *
   * @param state state of the migrations, in upper or lower case; null for all
   * @throws ErrorResponseException 400 if there is no such state
   */
  @GetMapping
  List<MigrationSummary> list(@RequestParam(required = false) @Nullable String state) {
    Optional<MigrationState> wanted =
        Optional.ofNullable(state).map(text -> parse(text, MigrationState.class));
    return view.all().stream()
        .filter(status -> wanted.isEmpty() || status.getState() == wanted.get())
        .map(MigrationSummary::of)
        .toList();
  }

  /**
   * Returns one migration.
   *
   * @throws ErrorResponseException 404 if it is not known
   */
  @GetMapping("/{migrationId}")
  MigrationDetails get(@PathVariable String migrationId) {
    return MigrationDetails.of(known(migrationId), comparison, clock.instant());
  }

  /**
   * Returns a page of the tables of a migration, in the order of their names.
   *
   * @param state state of the tables, in upper or lower case; null for all
   * @param after name of the last table of the page before; empty for the first page
   * @param limit largest number of tables in the page, 1 to 1000
   * @throws ErrorResponseException 404 if the migration is not known, 400 if state or limit is not
   *     accepted
   */
  @GetMapping("/{migrationId}/tables")
  TablePage tables(
      @PathVariable String migrationId,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = DEFAULT_TABLES) int limit) {
    known(migrationId);
    if (limit < 1 || limit > MOST_TABLES) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "No such page",
          "limit is " + limit + "; accepted: 1 to " + MOST_TABLES);
    }
    Optional<TableState> wanted =
        Optional.ofNullable(state).map(text -> parse(text, TableState.class));
    return TablePage.of(
        tables.of(
            migrationId,
            after,
            table -> wanted.isEmpty() || table.getState() == wanted.get(),
            limit + 1),
        limit,
        comparison,
        clock.instant());
  }

  private MigrationStatus known(String migrationId) {
    return view.find(migrationId)
        .orElseThrow(
            () ->
                problem(
                    HttpStatus.NOT_FOUND,
                    "No such migration",
                    "no migration is known under the id '"
                        + migrationId
                        + "'; a request that was just published takes a moment to appear"));
  }

  private static <E extends Enum<E>> E parse(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(state -> state.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    HttpStatus.BAD_REQUEST,
                    "No such state",
                    "state is '"
                        + text
                        + "'; accepted: "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .filter(name -> !name.equals("UNSPECIFIED"))
                            .collect(Collectors.joining(", "))));
  }

  private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return new ErrorResponseException(status, problem, null);
  }
}
