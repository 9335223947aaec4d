package io.dbmodernizer.runtime.preflight;

/**
 * The finding on one subject of a check.
 *
 * @param subject the subject in words for people: {@code Microsoft.Sql}, {@code server sql-orders}
 * @param outcome the outcome
 * @param message the finding; never a secret
 * @param remedy the remedy, one imperative sentence; empty if none is needed
 */
public record PreflightFinding(String subject, Outcome outcome, String message, String remedy) {

  /** The outcome of a check. */
  public enum Outcome {
    /** The request can be carried out. */
    PASSED,
    /** The request could not be carried out. */
    FAILED,
    /** The check could not be made. */
    UNKNOWN,
    /** The request does not need it. */
    NOT_APPLICABLE
  }

  /** Returns that the check passed. */
  public static PreflightFinding passed(String subject, String message) {
    return new PreflightFinding(subject, Outcome.PASSED, message, "");
  }

  /** Returns that the check passed, but that something can be better. */
  public static PreflightFinding advised(String subject, String message, String remedy) {
    return new PreflightFinding(subject, Outcome.PASSED, message, remedy);
  }

  /** Returns that the request could not be carried out. */
  public static PreflightFinding failed(String subject, String message, String remedy) {
    return new PreflightFinding(subject, Outcome.FAILED, message, remedy);
  }

  /** Returns that the check could not be made. */
  public static PreflightFinding unknown(String subject, String message, String remedy) {
    return new PreflightFinding(subject, Outcome.UNKNOWN, message, remedy);
  }

  /** Returns that the request does not need the subject. */
  public static PreflightFinding notApplicable(String subject, String message) {
    return new PreflightFinding(subject, Outcome.NOT_APPLICABLE, message, "");
  }
}
