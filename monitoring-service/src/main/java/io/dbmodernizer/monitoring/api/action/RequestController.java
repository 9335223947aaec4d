package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.api.MigrationEntry;
import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestAdvice;
import io.dbmodernizer.request.RequestDigest;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests of migrations. */
@RestController
final class RequestController {
  private static final Logger LOG = LoggerFactory.getLogger(RequestController.class);
  private static final String REQUEST = "REQUEST";
  private static final String OTHER_ID = "Send the request with a migrationId of its own.";

  private final MigrationIndex index;
  private final CommandPublisher publisher;

  RequestController(MigrationIndex index, CommandPublisher publisher) {
    this.index = index;
    this.publisher = publisher;
  }

  @Operation(
      operationId = "requestMigration",
      tags = "actions",
      summary = "Requests the migration of a database",
      description =
          "The body is a request as 'modernize request' reads it, JSON or YAML. The same request again changes"
              + " nothing.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema =
                  @Schema(
                      type = "object",
                      description = "MigrationRequested as JSON, with migrationId at the top")))
  @ApiResponse(responseCode = "202", description = "The request is published")
  @PostMapping(
      path = "/api/v1/migrations",
      consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> request(HttpServletRequest http) throws IOException {
    MigrationRequested request = acceptable(Bodies.text(http));
    Asker asker = Asker.current();
    String migrationId = request.getMetadata().getMigrationId();
    EventMetadata metadata = asker.metadata(migrationId, REQUEST);
    request.setMetadata(metadata);
    boolean repeated = isKnown(migrationId, RequestDigest.of(request));
    if (!repeated) {
      publish(request);
    }
    LOG.atInfo()
        .addKeyValue("migrationId", migrationId)
        .addKeyValue("requestedBy", asker.name())
        .addKeyValue("authenticated", asker.authenticated())
        .addKeyValue("repeated", repeated)
        .log("Took a request");
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/migrations/" + migrationId))
        .body(
            new Accepted(
                migrationId,
                REQUEST,
                request.getMetadata().getEventId(),
                asker.name(),
                asker.authenticated(),
                RequestAdvice.of(request)));
  }

  private static MigrationRequested acceptable(String text) {
    try {
      MigrationRequested request = RequestDocument.parse(text);
      List<FieldViolation> violations = RequestRules.check(request);
      if (!violations.isEmpty()) {
        throw Problem.violated(violations);
      }
      return request;
    } catch (InvalidRequestException e) {
      throw Problem.violated(e.violations(), e);
    }
  }

  /**
   * Returns whether the same request is known already.
   *
   * @throws org.springframework.web.ErrorResponseException 409 if the id is taken
   */
  private boolean isKnown(String migrationId, String digest) {
    MigrationStatus known = index.find(migrationId).map(MigrationEntry::status).orElse(null);
    if (known == null) {
      return false;
    }
    if (known.getState() == MigrationState.REMOVED) {
      throw Problem.conflict("the migration of this id was removed; an id is used once", OTHER_ID);
    }
    String its = known.getRequestDigest();
    if (!its.isEmpty() && !its.equals(digest)) {
      throw Problem.conflict(
          "the migrationId is taken by a different request; that one goes on untouched", OTHER_ID);
    }
    return its.equals(digest);
  }

  private void publish(MigrationRequested request) {
    try {
      publisher.publish(request);
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("migrationId", request.getMetadata().getMigrationId())
          .setCause(e)
          .log("A request could not be published");
      throw Problem.unavailable(
          "Kafka did not store the request in time; it may still do so, and the same request again"
              + " changes nothing",
          CommandPublisher.PATIENCE);
    }
  }
}
