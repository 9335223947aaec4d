package io.dbmodernizer.datamover.chunk;

/** The refusal to use a ledger that another release of the program has created. */
public final class LedgerVersionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LedgerVersionException(int found) {
    super(
        "the ledger in schema "
            + ChunkLedger.SCHEMA
            + " of the target has version "
            + found
            + ", but this release reads version "
            + LedgerTables.VERSION
            + "; finish the copy with the release that began it, or drop the tables of that schema"
            + " and copy anew");
  }
}
