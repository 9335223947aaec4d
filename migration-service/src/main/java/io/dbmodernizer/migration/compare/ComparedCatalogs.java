package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.sql.SqlSession;

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
  }

  /** Returns the number of tables of both catalogs together. */
  int tables() {
    return source.tables().size() + target.tables().size();
  }
}
