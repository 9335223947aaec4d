package io.dbmodernizer.runtime.step;

import java.util.List;

/**
 * How one thing that a step brought about stands now.
 *
 * @param subject what it is, for people: {@code SQL server sql-orders}
 * @param resourceId its resource id; empty if it is not an Azure resource
 * @param verdict how it stands
 * @param details property by property what differs, or what was observed; never a secret
 * @param outputs what the steps after this one need to verify theirs
 */
public record Verification(
    String subject, String resourceId, Verdict verdict, List<String> details, Outputs outputs) {

  /** How a thing stands. */
  public enum Verdict {
    /** It is as the request wants it. */
    MATCHES,
    /** It exists and is different. */
    DIFFERS,
    /** It does not exist. */
    MISSING,
    /** The request or the tier does not have it. */
    NOT_APPLICABLE,
    /** It could not be looked at; the details say why. */
    UNKNOWN
  }

  /** Copies the details. */
  public Verification {
    details = List.copyOf(details);
  }

  /** Nothing that later steps need to verify theirs. */
  public Verification(String subject, String resourceId, Verdict verdict, List<String> details) {
    this(subject, resourceId, verdict, details, Outputs.NONE);
  }

  /**
   * Something that the request or the tier does not have.
   *
   * @param why one line for people
   */
  public static Verification notApplicable(String subject, String why) {
    return new Verification(subject, "", Verdict.NOT_APPLICABLE, List.of(why));
  }

  /** Whether nothing is wrong with it. */
  public boolean holds() {
    return verdict == Verdict.MATCHES || verdict == Verdict.NOT_APPLICABLE;
  }
}
