package io.dbmodernizer.migration.ledger;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables of a target that copies of other migrations fill. */
public final class TargetClaims {

  private TargetClaims() {}

  /**
   * Finds tables that belong to another migration.
   *
   * @param target a connection to the target; it stays open
   * @param migrationId the migration that wants to copy
   * @param tables the tables that it wants to copy
   * @return the ids of the other migrations by table, in the order of the names
   * @throws SQLException if the target fails
   */
  public static Map<TableName, String> ofOthers(
      Connection target, String migrationId, Collection<TableName> tables) throws SQLException {
    Optional<ChunkLedger> ledger = ChunkLedger.find(target);
    Map<TableName, String> others = new TreeMap<>();
    if (ledger.isPresent()) {
      Set<String> wanted = tables.stream().map(TargetClaims::key).collect(Collectors.toSet());
      for (Map.Entry<TableName, CopyId> claim : ledger.get().claims().owners().entrySet()) {
        String owner = claim.getValue().migration();
        if (!owner.equals(migrationId) && wanted.contains(key(claim.getKey()))) {
          others.put(claim.getKey(), owner);
        }
      }
    }
    return others;
  }

  private static String key(TableName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
