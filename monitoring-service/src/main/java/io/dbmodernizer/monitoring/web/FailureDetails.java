package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import java.util.List;

/**
 * A failure and its remedy, as the API shows them.
 *
 * @param reason name of a {@code Reason}
 * @param step name of the failed step; empty if a request was refused
 * @param subject the resource, field or table that it failed on
 * @param providerCode Azure's error code; empty if there is none
 * @param message what happened
 * @param remedy what to do
 * @param attempts number of attempts
 * @param violations the invalid fields, if a request was refused
 */
public record FailureDetails(
    String reason,
    String step,
    String subject,
    String providerCode,
    String message,
    String remedy,
    int attempts,
    List<Violation> violations) {

  /**
   * A field of the request that breaks a rule.
   *
   * @param field path of the field
   * @param message the rule that it breaks
   * @param accepted the accepted values
   */
  public record Violation(String field, String message, String accepted) {
    static Violation of(FieldViolation violation) {
      return new Violation(violation.getField(), violation.getMessage(), violation.getAccepted());
    }
  }

  /**
   * Returns the details of a failure.
   *
   * @param failure a failure of an event
   */
  public static FailureDetails of(Failure failure) {
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
