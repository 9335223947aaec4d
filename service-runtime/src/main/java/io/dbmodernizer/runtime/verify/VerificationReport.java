package io.dbmodernizer.runtime.verify;

import java.util.List;

/**
 * The verification of one stage.
 *
 * @param stage name of the stage
 * @param rows one for each thing, in the order of the steps
 */
public record VerificationReport(String stage, List<VerificationRow> rows) {

  /** Copies the list. */
  public VerificationReport {
    rows = List.copyOf(rows);
  }
}
