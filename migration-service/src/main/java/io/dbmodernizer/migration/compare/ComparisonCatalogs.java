package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.sql.SqlSession;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The catalogs of comparisons that are under way, read once per side and pass and kept between
 * slices. Bounded: the ones that were used longest ago go first, and are read again when they are
 * needed, as after a restart. Thread-safe.
 */
final class ComparisonCatalogs {
  private static final int MOST_TABLES = 100_000;

  private final Reader reader;
  private final Map<String, Entry> byMigration = new LinkedHashMap<>(16, 0.75f, true);

  /** Reads one side. */
  @FunctionalInterface
  interface Reader {
    /** The side's catalog. */
    DatabaseCatalog read(SqlSession side);
  }

  /**
   * Both sides of a comparison.
   *
   * @param source the source's tables
   * @param target the target's tables
   */
  record Both(DatabaseCatalog source, DatabaseCatalog target) {
    private int size() {
      return source.tables().size() + target.tables().size();
    }
  }

  private record Entry(String pass, Both both) {}

  ComparisonCatalogs(Reader reader) {
    this.reader = reader;
  }

  /** Those of the databases themselves. */
  static ComparisonCatalogs ofDatabases() {
    return new ComparisonCatalogs(side -> side.call(c -> SqlDialect.of(c).catalogReader().read(c)));
  }

  /** Both catalogs for a pass over the tables, read if they are not at hand. */
  Both of(String migrationId, String pass, SqlSession source, SqlSession target) {
    synchronized (byMigration) {
      Entry known = byMigration.get(migrationId);
      if (known != null && known.pass().equals(pass)) {
        return known.both();
      }
    }
    Both both = new Both(reader.read(source), reader.read(target));
    synchronized (byMigration) {
      byMigration.put(migrationId, new Entry(pass, both));
      shrink();
    }
    return both;
  }

  /** A comparison is over. */
  void forget(String migrationId) {
    synchronized (byMigration) {
      byMigration.remove(migrationId);
    }
  }

  private void shrink() {
    int size = byMigration.values().stream().mapToInt(entry -> entry.both().size()).sum();
    Iterator<Entry> eldest = byMigration.values().iterator();
    while (size > 2 * MOST_TABLES && byMigration.size() > 1) {
      size -= eldest.next().both().size();
      eldest.remove();
    }
  }
}
