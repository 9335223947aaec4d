package io.dbmodernizer.migration.ledger;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import io.dbmodernizer.runtime.step.OutputKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The digests of a migration's tables that the engine DIRECT took while it read the source. */
public final class CopyDigests {
  /**
   * The round in which a copy ended whose source was read-only whenever the copy looked; -1 for
   * another copy. In a later round a person may have changed the source, so the digests do not
   * stand for it.
   */
  public static final OutputKey<Integer> ROUND = OutputKey.number("copy.digests-of-round");

  private final @Nullable ChunkLedger ledger;
  private final Map<String, Map.Entry<TableName, CopyId>> owned;
  private final Set<String> withSetAside;

  private CopyDigests(
      @Nullable ChunkLedger ledger,
      Map<String, Map.Entry<TableName, CopyId>> owned,
      Set<String> withSetAside) {
    this.ledger = ledger;
    this.owned = owned;
    this.withSetAside = withSetAside;
  }

  /**
   * Finds the tables of a migration in the ledger.
   *
   * @param target a connection to the target; it is used as long as this object
   * @param migrationId the migration
   * @throws SQLException if the target fails
   */
  public static CopyDigests of(Connection target, String migrationId) throws SQLException {
    Optional<ChunkLedger> ledger = ChunkLedger.find(target);
    if (ledger.isEmpty()) {
      return new CopyDigests(null, Map.of(), Set.of());
    }
    Map<String, Map.Entry<TableName, CopyId>> owned = new HashMap<>();
    for (Map.Entry<TableName, CopyId> owner : ledger.get().claims().owners().entrySet()) {
      if (owner.getValue().migration().equals(migrationId)) {
        owned.put(key(owner.getKey()), owner);
      }
    }
    Set<String> withSetAside =
        SetAsideTable.counts(target).keySet().stream()
            .map(CopyDigests::key)
            .collect(Collectors.toSet());
    return new CopyDigests(ledger.get(), owned, withSetAside);
  }

  /**
   * Returns the digest of a table's rows as they were read from the source.
   *
   * @return empty if the table is not copied whole, if a chunk has no digest, or if a row of the
   *     table was set aside
   * @throws SQLException if the target fails
   */
  public Optional<TableDigest> of(TableName table) throws SQLException {
    Map.Entry<TableName, CopyId> owner = owned.get(key(table));
    if (ledger == null || owner == null || withSetAside.contains(key(table))) {
      return Optional.empty();
    }
    return ledger.digest(owner.getValue(), owner.getKey());
  }

  private static String key(TableName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
