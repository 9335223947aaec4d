package io.dbmodernizer.datamover.dialect;

/**
 * A switch of all foreign keys of a table, including those that refer to it. A key is enforced if
 * both of its tables are switched on.
 */
public enum ForeignKeySwitch {
  /** No key of the table is enforced. */
  OFF,

  /** The keys are enforced for later changes. The rows that are there are not checked. */
  ON,

  /** The keys are enforced. It fails, and changes nothing, if rows violate one of them. */
  ON_CHECKED
}
