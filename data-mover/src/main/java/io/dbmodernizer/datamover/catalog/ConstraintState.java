package io.dbmodernizer.datamover.catalog;

/** Whether a database enforces a foreign key or check constraint. */
public enum ConstraintState {
  /** New rows are checked, and every present row has been. */
  ENFORCED,
  /** New rows are checked; present rows were not, and may violate it. */
  UNTRUSTED,
  /** Nothing is checked. */
  DISABLED
}
