package io.dbmodernizer.monitoring.api.problem;

import io.dbmodernizer.events.FieldViolation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The errors of the API. Each says what is wrong and what to do. */
public final class Problem {
  /** Name of the member that says what to do. */
  public static final String REMEDY = "remedy";

  private static final String VIOLATIONS = "violations";
  private static final int LONGEST_VALUE = 64;

  private Problem() {}

  /**
   * Returns an error.
   *
   * @param title kind of the error, the same for all errors of the kind
   * @param detail what is wrong
   * @param remedy what to do
   */
  public static ErrorResponseException of(
      HttpStatus status, String title, String detail, String remedy) {
    return of(status, title, detail, remedy, null);
  }

  /**
   * Returns an error.
   *
   * @param title kind of the error, the same for all errors of the kind
   * @param detail what is wrong
   * @param remedy what to do
   * @param cause the exception that says so; null if there is none
   */
  public static ErrorResponseException of(
      HttpStatus status, String title, String detail, String remedy, @Nullable Throwable cause) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setProperty(REMEDY, remedy);
    return new ErrorResponseException(status, problem, cause);
  }

  /**
   * Returns the error 400 about the value of a parameter.
   *
   * @param accepted the accepted values
   */
  public static ErrorResponseException badValue(String parameter, String value, String accepted) {
    return badValue(parameter, value, accepted, null);
  }

  /**
   * Returns the error 400 about the value of a parameter.
   *
   * @param accepted the accepted values
   * @param cause why it is not accepted; null if no exception says it
   */
  public static ErrorResponseException badValue(
      String parameter, String value, String accepted, @Nullable Throwable cause) {
    return of(
        HttpStatus.BAD_REQUEST,
        "Value not accepted",
        "%s is '%s'; accepted: %s".formatted(parameter, shortened(value), accepted),
        "Send an accepted value, or leave the parameter out.",
        cause);
  }

  /**
   * Returns the error 422 about the fields of a body.
   *
   * @param violations the broken rules; all of them are in the answer
   */
  public static ErrorResponseException violated(List<FieldViolation> violations) {
    return violated(violations, null);
  }

  /**
   * Returns the error 422 about the fields of a body.
   *
   * @param violations the broken rules; all of them are in the answer
   * @param cause the exception that says so; null if there is none
   */
  public static ErrorResponseException violated(
      List<FieldViolation> violations, @Nullable Throwable cause) {
    FieldViolation first = violations.get(0);
    ErrorResponseException problem =
        of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Not acceptable",
            "%s %s%s"
                .formatted(
                    first.getField(),
                    first.getMessage(),
                    violations.size() == 1 ? "" : "; and " + (violations.size() - 1) + " more"),
            "Correct the fields; 'violations' has the accepted form of each. Nothing was published.",
            cause);
    problem
        .getBody()
        .setProperty(
            VIOLATIONS,
            violations.stream()
                .map(v -> new Violation(v.getField(), v.getMessage(), v.getAccepted()))
                .toList());
    return problem;
  }

  /** A broken rule, as an answer has it. */
  private record Violation(String field, String message, String accepted) {}

  /**
   * Returns the error 409.
   *
   * @param detail what does not go together
   * @param remedy what to do
   */
  public static ErrorResponseException conflict(String detail, String remedy) {
    return of(HttpStatus.CONFLICT, "Not in this state", detail, remedy);
  }

  /** Returns the error 404 about a migration. */
  public static ErrorResponseException unknownMigration(String migrationId) {
    return of(
        HttpStatus.NOT_FOUND,
        "No such migration",
        "no migration is known under the id '" + shortened(migrationId) + "'",
        "Look the id up with GET /api/v1/migrations. A request that was just published takes a"
            + " moment to appear, and a removed migration is forgotten after a while.");
  }

  /**
   * Returns the error 503.
   *
   * @param detail what is not possible now
   * @param retryAfter time after which it may be possible
   */
  public static ErrorResponseException unavailable(String detail, Duration retryAfter) {
    ErrorResponseException unavailable =
        of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Not available now",
            detail,
            "Send the request again after the time in the header Retry-After.");
    unavailable
        .getHeaders()
        .set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    return unavailable;
  }

  /** Returns a value of a caller, cut between two characters to the length that errors repeat. */
  public static String shortened(String value) {
    if (value.length() <= LONGEST_VALUE) {
      return value;
    }
    boolean within = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1));
    String begin = value.substring(0, within ? LONGEST_VALUE - 1 : LONGEST_VALUE);
    return "%s... (%d characters)".formatted(begin, value.length());
  }
}
