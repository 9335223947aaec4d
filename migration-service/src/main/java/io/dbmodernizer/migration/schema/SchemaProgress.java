package io.dbmodernizer.migration.schema;

import io.dbmodernizer.runtime.step.StepContext;

/**
 * How far the schema is, as the step stores it between runs.
 *
 * @param created objects created so far
 * @param missing objects that were still missing after the last run; they can only become fewer
 */
record SchemaProgress(int created, int missing) {

  /**
   * What the step has stored. Text of an earlier release is taken for nothing: only the number of
   * objects created before is lost.
   */
  static SchemaProgress of(StepContext context) {
    return context
        .checkpoint(SchemaProgress.class)
        .orElse(new SchemaProgress(0, Integer.MAX_VALUE));
  }

  /** Share of the objects that are there; 99 when only the check is left. */
  int percent() {
    return Math.min(99, (int) (100L * created / Math.max(1L, (long) created + missing)));
  }

  /** The same after somebody may have removed objects from the target. */
  SchemaProgress again() {
    return new SchemaProgress(created, Integer.MAX_VALUE);
  }
}
