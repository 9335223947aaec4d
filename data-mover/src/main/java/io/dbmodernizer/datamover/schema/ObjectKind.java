package io.dbmodernizer.datamover.schema;

/** Kinds of schema objects, in the order in which they are created. */
public enum ObjectKind {
  SCHEMA,
  TABLE,
  PRIMARY_KEY,
  UNIQUE_CONSTRAINT,
  CHECK,
  INDEX,
  FOREIGN_KEY
}
