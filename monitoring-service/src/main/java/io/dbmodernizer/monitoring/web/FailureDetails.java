package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import java.util.List;

/**
 * Why something failed and what to do.
 *
 * @param reason one of a closed set
 * @param step that failed; empty when a request was refused
 * @param subject the thing it failed on
 * @param providerCode Azure's error code; empty if there is none
 * @param message what happened
 * @param remedy what to do
 * @param attempts how many were made
 * @param violations the fields at fault, when a request was refused
 */
record FailureDetails(
    String reason,
    String step,
    String subject,
    String providerCode,
    String message,
    String remedy,
    int attempts,
    List<Violation> violations) {

  /** A field of the request that breaks a rule. */
  record Violation(String field, String message, String accepted) {
    static Violation of(FieldViolation violation) {
      return new Violation(violation.getField(), violation.getMessage(), violation.getAccepted());
    }
  }

  static FailureDetails of(Failure failure) {
    return new FailureDetails(
        failure.getReason().name(),
        failure.getStep(),
        failure.getSubject(),
        failure.getProviderCode(),
        failure.getMessage(),
        failure.getRemedy(),
        failure.getAttempts(),
        failure.getViolations().stream().map(Violation::of).toList());
  }
}
