package io.dbmodernizer.runtime.verify;

import io.dbmodernizer.runtime.step.Verification;
import java.util.List;

/**
 * How one thing stands, as it is told to an operator.
 *
 * @param step the step that brought it about
 * @param subject what it is, for people
 * @param resourceId its resource id; empty if it is not an Azure resource
 * @param verdict how it stands
 * @param details property by property what differs, or why it could not be looked at
 */
public record VerificationRow(
    String step,
    String subject,
    String resourceId,
    Verification.Verdict verdict,
    List<String> details) {

  /** Copies the list. */
  public VerificationRow {
    details = List.copyOf(details);
  }
}
