package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Assesses a database without a migration. It reads the catalog only, and no row. */
public final class DatabaseAssessor {

  private static final int MOST_TABLES = 20;

  private DatabaseAssessor() {}

  /**
   * Assesses a database.
   *
   * @param connection a connection to the database; it stays open
   * @param selection selects the tables to assess by name
   * @param accepted the kinds of objects that may be lost
   * @param clock gives the time of the assessment
   * @throws SQLException if the catalog cannot be read, or if the login does not see definitions
   */
  public static DatabaseAssessment assess(
      Connection connection,
      Predicate<TableName> selection,
      Set<UnmovedKind> accepted,
      InstantSource clock)
      throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    DatabaseReading reading = dialect.reading(connection);
    DatabaseCatalog all = reading.tables();
    DatabaseCatalog catalog =
        all.withTables(
            all.tables().stream().filter(table -> selection.test(table.name())).toList());
    String name = String.valueOf(connection.getCatalog());
    ObjectCatalog objects = reading.objects().inAzure(name);
    List<UnmovedObject> unmoved = objects.unmoved(reading.unmoved(), false);
    List<TableSize> sizes =
        reading.sizes().stream().filter(size -> catalog.table(size.table()).isPresent()).toList();
    long bytes = sizes.stream().mapToLong(TableSize::bytes).sum();
    List<PlatformUse> uses = new ArrayList<>(reading.platformUses());
    if (bytes > ComputeSize.HS_Gen5_2.dataBytes()) {
      uses.add(new PlatformUse(PlatformRule.DATABASE_TOO_LARGE, name));
    }
    Map<TableName, Long> rows = new HashMap<>();
    sizes.forEach(size -> rows.put(size.table(), size.rows()));
    boolean memoryOptimized =
        unmoved.stream().anyMatch(object -> object.kind() == UnmovedKind.MEMORY_OPTIMIZED_TABLE);
    return new DatabaseAssessment(
        clock.instant(),
        name,
        dialect.productName(),
        catalog.tables().size(),
        rows.values().stream().mapToLong(Long::longValue).sum(),
        bytes,
        sizes.stream()
            .sorted(Comparator.comparingLong(TableSize::bytes).reversed())
            .limit(MOST_TABLES)
            .toList(),
        counts(objects.objects()),
        SourceAssessor.assess(catalog, unmoved, uses, reading.rights(), rows, name, accepted),
        TierAdvice.of(bytes, memoryOptimized));
  }

  private static Map<MovableKind, Integer> counts(List<DatabaseObject> objects) {
    Map<MovableKind, Integer> counts = new EnumMap<>(MovableKind.class);
    objects.forEach(object -> counts.merge(object.id().kind(), 1, Integer::sum));
    return counts;
  }
}
