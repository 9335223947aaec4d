package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.List;
import java.util.stream.Collectors;

/** A request breaks rules. Carries every violation, so that all can be corrected at once. */
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Generated classes are serialisable, immutable lists of the JDK too. */
  @SuppressWarnings("serial")
  private final List<FieldViolation> violations;

  /**
   * With the violations.
   *
   * @param violations at least one
   */
  public InvalidRequestException(List<FieldViolation> violations) {
    super(describe(violations));
    this.violations = List.copyOf(violations);
  }

  /**
   * What is wrong.
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
