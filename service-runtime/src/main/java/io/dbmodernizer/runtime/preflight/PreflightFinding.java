package io.dbmodernizer.runtime.preflight;

/**
 * One thing that was looked at.
 *
 * @param subject what it is, for people: {@code Microsoft.Sql}, {@code server sql-orders}
 * @param outcome how it stands
 * @param message what was found; never a secret
 * @param remedy what to do, one sentence; empty if nothing is to be done
 */
public record PreflightFinding(String subject, Outcome outcome, String message, String remedy) {

  /** How a thing stands. */
  public enum Outcome {
    /** As it has to be. */
    PASSED,
    /** The request could not be carried out. */
    FAILED,
    /** It could not be looked at. */
    UNKNOWN,
    /** The request does not need it. */
    NOT_APPLICABLE
  }

  /** It is as it has to be. */
  public static PreflightFinding passed(String subject, String message) {
    return new PreflightFinding(subject, Outcome.PASSED, message, "");
  }

  /** The request could not be carried out. */
  public static PreflightFinding failed(String subject, String message, String remedy) {
    return new PreflightFinding(subject, Outcome.FAILED, message, remedy);
  }

  /** It could not be looked at. */
  public static PreflightFinding unknown(String subject, String message, String remedy) {
    return new PreflightFinding(subject, Outcome.UNKNOWN, message, remedy);
  }

  /** The request does not need it. */
  public static PreflightFinding notApplicable(String subject, String message) {
    return new PreflightFinding(subject, Outcome.NOT_APPLICABLE, message, "");
  }
}
