package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.sql.SqlSession;

/**
 * The catalogs of both sides of a comparison.
 *
 * @param source the source's tables
 * @param target the target's tables
 */
record ComparedCatalogs(DatabaseCatalog source, DatabaseCatalog target) {

  /** Reads one side. */
  @FunctionalInterface
  interface Reader {
    /** Reads the database itself. */
    Reader OF_DATABASE = side -> side.call(c -> SqlDialect.of(c).catalogReader().read(c));

    /** The side's catalog. */
    DatabaseCatalog read(SqlSession side);
  }

  /** How many tables both hold together. */
  int tables() {
    return source.tables().size() + target.tables().size();
  }
}
