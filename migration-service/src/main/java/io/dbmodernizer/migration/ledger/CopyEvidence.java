package io.dbmodernizer.migration.ledger;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What the ledger of a copy says about a table that differs. */
public final class CopyEvidence {
  private static final String CHANGED =
      ", and the target holds what was read: the source changed since it was copied";

  private CopyEvidence() {}

  /**
   * Returns what the ledger says.
   *
   * @param target a connection to the target; it stays open
   * @param migrationId the migration that compares
   * @param table the table that differs
   * @param rows the rows of the target
   * @param checksum the checksum of the target
   * @return the end of a sentence; empty if the ledger says nothing
   * @throws SQLException if the target fails
   */
  public static String of(
      Connection target, String migrationId, TableName table, long rows, String checksum)
      throws SQLException {
    Optional<ChunkLedger> ledger = ChunkLedger.find(target);
    if (ledger.isEmpty()) {
      return "";
    }
    long setAside = SetAsideTable.count(target, table);
    if (setAside > 0) {
      return ", and %,d rows that the target refused are in %s"
          .formatted(setAside, SetAsideTable.NAME);
    }
    for (Map.Entry<TableName, CopyId> owner : ledger.get().claims().owners().entrySet()) {
      boolean own =
          owner.getValue().migration().equals(migrationId)
              && owner.getKey().toString().equalsIgnoreCase(table.toString());
      if (own) {
        Optional<TableDigest> read = ledger.get().digest(owner.getValue(), owner.getKey());
        return read.filter(digest -> digest.rows() == rows && digest.checksum().equals(checksum))
            .map(digest -> CHANGED)
            .orElse("");
      }
    }
    return "";
  }
}
