package io.dbmodernizer.datamover.schema;

/** Kinds of schema objects, in the order in which they are created. */
public enum ObjectKind {
  SCHEMA,
  TABLE,
  PRIMARY_KEY,
  UNIQUE_CONSTRAINT,
  CHECK,
  INDEX,
  FOREIGN_KEY,
  /** The enforcement of a foreign key or check. */
  CONSTRAINT_STATE,
  /** The next value of an identity column. */
  IDENTITY_VALUE,
  /** Any other object of a database or table. */
  OTHER
}
