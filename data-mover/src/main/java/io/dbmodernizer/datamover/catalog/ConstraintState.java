package io.dbmodernizer.datamover.catalog;

/** The enforcement of a foreign key or check constraint. */
public enum ConstraintState {
  /** New rows are checked, and every present row was checked. */
  ENFORCED,
  /** New rows are checked. Present rows were not, and may violate the constraint. */
  UNTRUSTED,
  /** Nothing is checked. */
  DISABLED
}
