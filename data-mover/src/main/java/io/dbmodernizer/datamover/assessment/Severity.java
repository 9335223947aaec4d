package io.dbmodernizer.datamover.assessment;

/** The effect of a finding on the migration. */
public enum Severity {
  /** The migration cannot succeed. */
  BLOCKER,
  /** The migration can succeed, but something will not be on the target or takes long. */
  WARNING,
  /** The migration can succeed. Nothing has to be done. */
  INFO
}
