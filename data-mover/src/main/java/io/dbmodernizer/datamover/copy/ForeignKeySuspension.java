package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Suspends the foreign keys of tables for the time of their copy.
 *
 * <p>Suspend before the first table is copied, enforce after the last. Both are idempotent, so that
 * a crash between them is healed by doing either again.
 */
public final class ForeignKeySuspension {

  private ForeignKeySuspension() {}

  /** Stops checking the foreign keys of the tables on the target, for all its connections. */
  public static void suspend(Connection target, Collection<Table> tables) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    for (Table table : withForeignKeys(tables)) {
      dialect.suspendForeignKeys(target, table);
    }
  }

  /**
   * Brings the foreign keys into the state they have in the source: checks all rows and enforces
   * the key again, or leaves it as it is there.
   *
   * @param tables as the source has them
   * @throws SQLException when a row refers to nothing; the keys of that table and of those after it
   *     stay suspended
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
