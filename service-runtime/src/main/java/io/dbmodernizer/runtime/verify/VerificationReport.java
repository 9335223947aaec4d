package io.dbmodernizer.runtime.verify;

import java.util.List;

/**
 * How everything of one stage stands.
 *
 * @param stage name of the stage
 * @param rows one per thing, in the order of the steps
 */
public record VerificationReport(String stage, List<VerificationRow> rows) {

  /** Copies the list. */
  public VerificationReport {
    rows = List.copyOf(rows);
  }
}
