package io.dbmodernizer.runtime.preflight;

import java.util.List;

/**
 * The findings of the preflight of one service.
 *
 * @param stage name of its stage
 * @param rows in the order of the checks
 */
public record PreflightReport(String stage, List<PreflightRow> rows) {

  /** Copies the list. */
  public PreflightReport {
    rows = List.copyOf(rows);
  }
}
