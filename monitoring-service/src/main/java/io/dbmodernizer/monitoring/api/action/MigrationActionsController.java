package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands for one migration. */
@RestController
@RequestMapping(
    path = "/api/v1/migrations/{migrationId}",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
@ApiResponse(responseCode = "202", description = "The command is published")
final class MigrationActionsController {
  private final CommandDesk desk;

  MigrationActionsController(CommandDesk desk) {
    this.desk = desk;
  }

  @Operation(
      operationId = "cancelMigration",
      tags = "actions",
      summary = "Stops a running migration")
  @RequestBody(content = @Content(schema = @Schema(implementation = CancelBody.class)))
  @TakesIdempotencyKey
  @PostMapping("/cancel")
  ResponseEntity<Accepted> cancel(HttpServletRequest request, @PathVariable String migrationId)
      throws IOException {
    return take(migrationId, Bodies.read(request, CancelBody.class), request);
  }

  @Operation(
      operationId = "retryMigration",
      tags = "actions",
      summary = "Runs the failed steps of a migration again")
  @RequestBody(content = @Content(schema = @Schema(implementation = RetryBody.class)))
  @TakesIdempotencyKey
  @PostMapping("/retry")
  ResponseEntity<Accepted> retry(HttpServletRequest request, @PathVariable String migrationId)
      throws IOException {
    return take(migrationId, Bodies.read(request, RetryBody.class), request);
  }

  @Operation(
      operationId = "restoreDatabase",
      tags = "actions",
      summary = "Restores the database of a migration under another name")
  @RequestBody(content = @Content(schema = @Schema(implementation = RestoreBody.class)))
  @TakesIdempotencyKey
  @PostMapping("/restore")
  ResponseEntity<Accepted> restore(HttpServletRequest request, @PathVariable String migrationId)
      throws IOException {
    return take(migrationId, Bodies.read(request, RestoreBody.class), request);
  }

  @Operation(
      operationId = "throttleCopy",
      tags = "actions",
      summary = "Changes the limits of a copy by the engine DIRECT")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ThrottleBody.class)))
  @TakesIdempotencyKey
  @PostMapping("/throttle")
  ResponseEntity<Accepted> throttle(HttpServletRequest request, @PathVariable String migrationId)
      throws IOException {
    return take(migrationId, Bodies.read(request, ThrottleBody.class), request);
  }

  @Operation(
      operationId = "teardownMigration",
      tags = "actions",
      summary = "Removes what a migration created, with the data")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TeardownBody.class)))
  @TakesIdempotencyKey
  @PostMapping("/teardown")
  ResponseEntity<Accepted> teardown(HttpServletRequest request, @PathVariable String migrationId)
      throws IOException {
    TeardownBody body = Bodies.read(request, TeardownBody.class);
    desk.requireKnown(migrationId);
    if (!migrationId.equals(body.confirm())) {
      throw Problem.violated(
          List.of(
              new FieldViolation(
                  "confirm",
                  "is not the id of the migration; nothing is removed",
                  "the id in the path, to confirm that its resources and data may go")));
    }
    return take(migrationId, body, request);
  }

  private ResponseEntity<Accepted> take(
      String migrationId, CommandBody body, HttpServletRequest request) {
    Accepted accepted = desk.take(migrationId, body, Asker.of(request));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/migrations/" + accepted.migrationId()))
        .body(accepted);
  }
}
