package io.dbmodernizer.migration.table;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Catalogs that a step reads once for a pass over the tables and needs again in each of its runs.
 * Bounded: the ones that were used longest ago go first, and are read again when they are needed,
 * as after a restart. Thread-safe.
 *
 * @param <C> what a pass needs: the catalog of one side or of both
 */
public final class CatalogCache<C> {
  private static final int MOST_TABLES = 200_000;

  private final ToIntFunction<C> tables;
  private final Map<String, Entry<C>> byMigration = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry<C>(String pass, C catalog) {}

  /**
   * Reads a catalog.
   *
   * @param <C> the catalog
   * @param <E> what it throws when the catalog cannot be read
   */
  @FunctionalInterface
  public interface Read<C, E extends Exception> {
    /** The catalog as it is now. */
    C now() throws E;
  }

  /**
   * @param tables how many tables a catalog holds
   */
  public CatalogCache(ToIntFunction<C> tables) {
    this.tables = tables;
  }

  /**
   * The catalog for a pass.
   *
   * @param migrationId whose catalog it is; one is kept for each migration
   * @param pass names the pass; a catalog that was kept for another one is read again
   * @param read reads the catalog if it is not at hand
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

  /** Gives up the catalog of a migration; does nothing if none is kept. */
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
