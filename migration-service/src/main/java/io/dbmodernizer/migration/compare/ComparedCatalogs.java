package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.sql.SqlSession;
import java.util.Collection;
import java.util.Optional;

/**
 * The catalogs of both sides of a comparison.
 *
 * @param source the source's tables
 * @param target the target's tables
 */
record ComparedCatalogs(DatabaseCatalog source, DatabaseCatalog target) {

  /** A reader of one side. */
  @FunctionalInterface
  interface Reader {
    /** The reader that reads the database itself. */
    Reader OF_DATABASE = side -> side.call(c -> SqlDialect.of(c).reading(c).tables());

    /** Returns the side's catalog. */
    DatabaseCatalog read(SqlSession side);

    /** Returns the rights of the side's login as they are now. */
    default ReadingRights rights(SqlSession side) {
      return side.call(c -> SqlDialect.of(c).reading(c).rights());
    }

    /**
     * Fails if a login may read masks or a part of the rows.
     *
     * @param tables the tables whose rows are read
     */
    default void requireAllRows(SqlSession side, Collection<TableName> tables) {
      ReadingRights rights = rights(side).of(tables);
      side.call(
          connection -> {
            rights.require();
            return rights;
          });
    }
  }

  /**
   * Returns the key by whose ranges a table can be compared.
   *
   * @param sides the open sessions
   * @param table a table that can be compared
   * @return the key; empty if there is none that both sides sort alike
   */
  Optional<SharedKey> key(BothSessions sides, ComparedTable table) {
    return SharedKey.of(
        table,
        new SharedKey.Database(source, sides.source().call(SqlDialect::of)),
        new SharedKey.Database(target, sides.target().call(SqlDialect::of)));
  }

  /** Returns the number of tables of both catalogs together. */
  int tables() {
    return source.tables().size() + target.tables().size();
  }
}
