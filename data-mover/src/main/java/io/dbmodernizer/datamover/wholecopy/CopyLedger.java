package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.SQLException;

/** The ledger of a copy that has begun. */
final class CopyLedger {

  /** The end of a copy that another process has completed or removed. */
  static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Gone() {
      super("the ledger no longer names this copy");
    }
  }

  private CopyLedger() {}

  /**
   * Returns the ledger.
   *
   * @throws Gone if there is none
   */
  static ChunkLedger of(Sessions sessions) throws SideFailedException {
    try {
      return ChunkLedger.find(sessions.target()).orElseThrow(Gone::new);
    } catch (SideFailedException e) {
      throw e;
    } catch (SQLException e) {
      throw new SideFailedException("target", e);
    }
  }
}
