package io.dbmodernizer.runtime.verify;

import io.dbmodernizer.runtime.step.Verification;
import java.util.List;

/**
 * The verification of one thing, as an operator sees it.
 *
 * @param step name of the step that created or changed it
 * @param subject the thing in words for people
 * @param resourceId its resource id; empty if it is not an Azure resource
 * @param verdict how it compares with the request
 * @param details the differences by property, or why it could not be observed
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
