package io.dbmodernizer.migration.table;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A cache of catalogs, which a step reads once for a pass over the tables and needs in each of its
 * runs. It holds at most 200,000 tables. The catalog that was used longest ago is dropped first and
 * read again when it is needed, as after a restart. Thread-safe.
 *
 * @param <C> the content of an entry: the catalog of one side or of both
 */
public final class CatalogCache<C> {
  private static final int MOST_TABLES = 200_000;

  private final ToIntFunction<C> tables;
  private final Map<String, Entry<C>> byMigration = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry<C>(String pass, C catalog) {}

  /**
   * A reader of a catalog.
   *
   * @param <C> the catalog
   * @param <E> the exception if the catalog cannot be read
   */
  @FunctionalInterface
  public interface Read<C, E extends Exception> {
    /** Reads the catalog as it is now. */
    C now() throws E;
  }

  /**
   * Creates an empty cache.
   *
   * @param tables returns the number of tables of a catalog
   */
  public CatalogCache(ToIntFunction<C> tables) {
    this.tables = tables;
  }

  /**
   * Returns the catalog for a pass.
   *
   * @param migrationId the migration; the cache keeps one catalog for each
   * @param pass the name of the pass; a catalog of another pass is read again
   * @param read reads the catalog if the cache does not have it
   * @throws E if the catalog cannot be read
   */
  public <E extends Exception> C get(String migrationId, String pass, Read<C, E> read) throws E {
    synchronized (byMigration) {
      Entry<C> known = byMigration.get(migrationId);
      if (known != null && known.pass().equals(pass)) {
        return known.catalog();
      }
    }
    C catalog = read.now();
    synchronized (byMigration) {
      byMigration.put(migrationId, new Entry<>(pass, catalog));
      shrink();
    }
    return catalog;
  }

  /** Drops the catalog of a migration. Does nothing if there is none. */
  public void forget(String migrationId) {
    synchronized (byMigration) {
      byMigration.remove(migrationId);
    }
  }

  private void shrink() {
    int size =
        byMigration.values().stream().mapToInt(entry -> tables.applyAsInt(entry.catalog())).sum();
    Iterator<Entry<C>> eldest = byMigration.values().iterator();
    while (size > MOST_TABLES && byMigration.size() > 1) {
      size -= tables.applyAsInt(eldest.next().catalog());
      eldest.remove();
    }
  }
}
