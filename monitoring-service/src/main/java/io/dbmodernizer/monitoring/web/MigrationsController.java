package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
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

/** Answers what is known of migrations. Refusals are problem details (RFC 9457). */
@RestController
@RequestMapping("/api/migrations")
final class MigrationsController {
  private final StatusView view;

  MigrationsController(StatusView view) {
    this.view = view;
  }

  /**
   * Every migration in the order of the requests.
   *
   * @param state only those in this state, in any case; null for all
   */
  @GetMapping
  List<MigrationSummary> list(@RequestParam(required = false) @Nullable String state) {
    Optional<MigrationState> wanted = Optional.ofNullable(state).map(MigrationsController::parse);
    return view.all().stream()
        .filter(status -> wanted.isEmpty() || status.getState() == wanted.get())
        .map(MigrationSummary::of)
        .toList();
  }

  /** One migration with everything known of it. */
  @GetMapping("/{migrationId}")
  MigrationDetails get(@PathVariable String migrationId) {
    MigrationStatus status =
        view.find(migrationId)
            .orElseThrow(
                () ->
                    problem(
                        HttpStatus.NOT_FOUND,
                        "No such migration",
                        "no migration is known under the id '"
                            + migrationId
                            + "'; a request that was just published takes a moment to appear"));
    return MigrationDetails.of(status);
  }

  private static MigrationState parse(String text) {
    return Arrays.stream(MigrationState.values())
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
                        + Arrays.stream(MigrationState.values())
                            .filter(state -> state != MigrationState.UNSPECIFIED)
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return new ErrorResponseException(status, problem, null);
  }
}
