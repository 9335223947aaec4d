package io.dbmodernizer.migration.schema;

/**
 * How far the schema is, as the step notes it between runs.
 *
 * @param created objects created so far
 * @param missing objects that were still missing after the last run; they can only become fewer
 */
record SchemaProgress(int created, int missing) {

  /** Reads a note; nothing is created yet if there is none. */
  static SchemaProgress parse(String note) {
    int slash = note.indexOf('/');
    return slash < 0
        ? new SchemaProgress(0, Integer.MAX_VALUE)
        : new SchemaProgress(
            Integer.parseInt(note.substring(0, slash)),
            Integer.parseInt(note.substring(slash + 1)));
  }

  /** Share of the objects that are there; 99 when only the check is left. */
  int percent() {
    return Math.min(99, (int) (100L * created / Math.max(1L, (long) created + missing)));
  }

  /** The same after somebody may have removed objects from the target. */
  SchemaProgress again() {
    return new SchemaProgress(created, Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return created + "/" + missing;
  }
}
