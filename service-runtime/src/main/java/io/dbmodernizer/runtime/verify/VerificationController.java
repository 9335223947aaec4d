package io.dbmodernizer.runtime.verify;

import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.serde.EventJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /verification}: the body is a {@code TargetProvisioned} in Avro's JSON encoding, the
 * answer a {@link VerificationReport}. It reads Azure with the service's identity and changes
 * nothing. Only JSON is taken, so that a page in an operator's browser cannot post here unasked.
 */
@RestController
final class VerificationController {
  private final StageVerifier verifier;

  VerificationController(StageVerifier verifier) {
    this.verifier = verifier;
  }

  @PostMapping(
      path = "/verification",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  VerificationReport verify(@RequestBody String body) {
    return verifier.verify(EventJson.read(TargetProvisioned.class, body));
  }

  @ExceptionHandler
  ProblemDetail notAnEvent(IllegalArgumentException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }
}
