package io.dbmodernizer.datamover.proof;

/** The result of a comparison. */
public enum Verdict {
  /** Everything was compared and is equal. */
  EQUAL,
  /** Everything that was compared is equal. Something could not be compared. */
  NOT_PROVEN,
  /** There is a difference. */
  DIFFERENT
}
