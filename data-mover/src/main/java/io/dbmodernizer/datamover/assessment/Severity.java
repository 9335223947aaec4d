package io.dbmodernizer.datamover.assessment;

/** How much a finding stands in the way. */
public enum Severity {
  /** The migration cannot succeed. */
  BLOCKER,
  /** The migration can succeed, but someone should know. */
  WARNING,
  /** For the record. */
  INFO
}
