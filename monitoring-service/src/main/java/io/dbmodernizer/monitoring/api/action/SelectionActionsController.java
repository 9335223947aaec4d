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
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands for several migrations at once. */
@RestController
@RequestMapping(
    path = "/api/v1/actions",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
@ApiResponse(
    responseCode = "202",
    description = "The commands of the accepted migrations are published")
final class SelectionActionsController {
  private final CommandDesk desk;

  SelectionActionsController(CommandDesk desk) {
    this.desk = desk;
  }

  @Operation(operationId = "cancelMigrations", tags = "actions", summary = "Stops migrations")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SelectionBody.Cancel.class)))
  @TakesIdempotencyKey
  @PostMapping("/cancel")
  ResponseEntity<SelectionOutcome> cancel(HttpServletRequest request) throws IOException {
    return take(Bodies.read(request, SelectionBody.Cancel.class), request);
  }

  @Operation(
      operationId = "retryMigrations",
      tags = "actions",
      summary = "Runs the failed steps of migrations again")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SelectionBody.Retry.class)))
  @TakesIdempotencyKey
  @PostMapping("/retry")
  ResponseEntity<SelectionOutcome> retry(HttpServletRequest request) throws IOException {
    return take(Bodies.read(request, SelectionBody.Retry.class), request);
  }

  @Operation(
      operationId = "teardownMigrations",
      tags = "actions",
      summary = "Removes what migrations created, with the data")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SelectionBody.Teardown.class)))
  @TakesIdempotencyKey
  @PostMapping("/teardown")
  ResponseEntity<SelectionOutcome> teardown(HttpServletRequest request) throws IOException {
    SelectionBody.Teardown body = Bodies.read(request, SelectionBody.Teardown.class);
    int ids = body.requiredIds().size();
    if (body.confirm() == null || body.confirm() != ids) {
      throw Problem.violated(
          List.of(
              new FieldViolation(
                  "confirm",
                  "is not the number of migrations; nothing is removed",
                  "the number of ids, to confirm that their resources and data may go")));
    }
    return take(body, request);
  }

  private ResponseEntity<SelectionOutcome> take(SelectionBody body, HttpServletRequest request) {
    return ResponseEntity.accepted().body(desk.take(body, Asker.of(request)));
  }
}
