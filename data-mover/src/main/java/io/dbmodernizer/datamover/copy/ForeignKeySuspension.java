package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The suspension of the foreign keys of tables during their copy.
 *
 * <p>Suspend before the first table is copied, and enforce after the last. Both operations are
 * idempotent. After a crash between them, repeat either one.
 */
public final class ForeignKeySuspension {

  private ForeignKeySuspension() {}

  /**
   * Stops the checks of the tables' foreign keys on the target, for all its connections.
   *
   * @param target a connection to the target; it stays open
   * @param tables the tables as the source has them
   * @throws SQLException if the target fails; the keys of some tables may be suspended then
   */
  public static void suspend(Connection target, Collection<Table> tables) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    for (Table table : withForeignKeys(tables)) {
      dialect.suspendForeignKeys(target, table);
    }
  }

  /**
   * Stops the checks of the foreign keys of a copy's tables. It leaves tables alone none of whose
   * keys is enforced: another process of the same copy may be writing to them.
   *
   * @param target a connection to the target; it stays open
   * @param present the tables that the target has, as they are now
   * @param names the tables of the copy; those that the target lacks are left out
   * @throws SQLException if the target fails; the keys of some tables may be suspended then
   */
  public static void suspendEnforced(
      Connection target, DatabaseCatalog present, Collection<TableName> names) throws SQLException {
    List<Table> enforced =
        names.stream()
            .map(present::table)
            .flatMap(Optional::stream)
            .filter(ForeignKeySuspension::isEnforced)
            .toList();
    suspend(target, enforced);
  }

  private static boolean isEnforced(Table table) {
    return table.foreignKeys().stream().anyMatch(key -> key.state() != ConstraintState.DISABLED);
  }

  /**
   * Restores the state that the foreign keys have in the source. A key that is enforced there is
   * checked against all rows and enforced again.
   *
   * @param target a connection to the target; it stays open
   * @param tables the tables as the source has them
   * @throws SQLException if a row refers to a missing row or the target fails; the keys of that
   *     table and of those after it stay suspended
   */
  public static void enforce(Connection target, Collection<Table> tables) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    for (Table table : withForeignKeys(tables)) {
      dialect.enforceForeignKeys(target, table);
    }
  }

  private static List<Table> withForeignKeys(Collection<Table> tables) {
    return tables.stream().filter(table -> !table.foreignKeys().isEmpty()).toList();
  }
}
