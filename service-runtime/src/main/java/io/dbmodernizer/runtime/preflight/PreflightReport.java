package io.dbmodernizer.runtime.preflight;

import java.util.List;

/**
 * What a service found out before anything is created.
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
