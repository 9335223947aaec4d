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
  /** Whether a foreign key or check is enforced. */
  CONSTRAINT_STATE,
  /** The next value of an identity column. */
  IDENTITY_VALUE,
  /** Anything else that belongs to a database or table. */
  OTHER
}
