package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.List;
import java.util.stream.Collectors;

/** An exception for a request that breaks rules. It lists every violation. */
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Generated classes and immutable lists of the JDK are serialisable.
  @SuppressWarnings("serial")
  private final List<FieldViolation> violations;

  /**
   * Creates the exception.
   *
   * @param violations at least one
   */
  public InvalidRequestException(List<FieldViolation> violations) {
    super(describe(violations));
    this.violations = List.copyOf(violations);
  }

  /**
   * Returns the violations.
   *
   * @return at least one violation
   */
  public List<FieldViolation> violations() {
    return violations;
  }

  private static String describe(List<FieldViolation> violations) {
    return violations.stream()
        .map(
            violation ->
                "%s %s; accepted: %s"
                    .formatted(
                        violation.getField(), violation.getMessage(), violation.getAccepted()))
        .collect(
            Collectors.joining(
                System.lineSeparator(),
                "the request is not acceptable:" + System.lineSeparator(),
                ""));
  }
}
