package io.dbmodernizer.migration.schema;

import io.dbmodernizer.runtime.step.StepContext;

/**
 * The progress of the schema between two runs of its step.
 *
 * @param created the objects created so far
 * @param missing the objects that were still missing after the last run; the number can only fall
 */
record SchemaProgress(int created, int missing) {

  /**
   * Returns the stored progress. The text of a former release counts as absent: only the number of
   * objects created before is lost.
   */
  static SchemaProgress of(StepContext context) {
    return context
        .checkpoint(SchemaProgress.class)
        .orElse(new SchemaProgress(0, Integer.MAX_VALUE));
  }

  /** Returns the share of the objects that exist, 0 to 99. It is 99 if only the check is left. */
  int percent() {
    return Math.min(99, (int) (100L * created / Math.max(1L, (long) created + missing)));
  }

  /**
   * Returns the progress for a new round, in which any number of objects may be missing on the
   * target.
   */
  SchemaProgress again() {
    return new SchemaProgress(created, Integer.MAX_VALUE);
  }
}
