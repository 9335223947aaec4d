package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.serde.EventJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /preflight}: the body is a {@code MigrationRequested} in Avro's JSON encoding, the
 * answer a {@link PreflightReport}. It changes nothing. Only JSON is taken, so that a page in an
 * operator's browser cannot post here unasked.
 */
@RestController
final class PreflightController {
  private final Preflight preflight;

  PreflightController(Preflight preflight) {
    this.preflight = preflight;
  }

  @PostMapping(
      path = "/preflight",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  PreflightReport check(@RequestBody String body) {
    return preflight.check(EventJson.read(MigrationRequested.class, body));
  }

  @ExceptionHandler
  ProblemDetail notAnEvent(IllegalArgumentException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }
}
