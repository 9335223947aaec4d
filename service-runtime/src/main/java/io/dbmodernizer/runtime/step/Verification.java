package io.dbmodernizer.runtime.step;

import java.util.List;

/**
 * The present state of one thing that a step has created or changed.
 *
 * @param subject the thing in words for people: {@code SQL server sql-orders}
 * @param resourceId its resource id; empty if it is not an Azure resource
 * @param verdict how it compares with the request
 * @param details property by property what differs, or what was observed; never a secret
 * @param outputs values that the steps after this one need to verify theirs
 */
public record Verification(
    String subject, String resourceId, Verdict verdict, List<String> details, Outputs outputs) {

  /** How a thing compares with the request. */
  public enum Verdict {
    /** It is as the request wants it. */
    MATCHES,
    /** It exists and is different. */
    DIFFERS,
    /** It does not exist. */
    MISSING,
    /** The request or the tier does not have it. */
    NOT_APPLICABLE,
    /** It could not be observed; the details say why. */
    UNKNOWN
  }

  /** Copies the details. */
  public Verification {
    details = List.copyOf(details);
  }

  /** A verification without values for later steps. */
  public Verification(String subject, String resourceId, Verdict verdict, List<String> details) {
    this(subject, resourceId, verdict, details, Outputs.NONE);
  }

  /**
   * Returns the verification of something that the request or the tier does not have.
   *
   * @param why one line for people
   */
  public static Verification notApplicable(String subject, String why) {
    return new Verification(subject, "", Verdict.NOT_APPLICABLE, List.of(why));
  }

  /** Returns whether it is as requested, or not requested. */
  public boolean holds() {
    return verdict == Verdict.MATCHES || verdict == Verdict.NOT_APPLICABLE;
  }
}
