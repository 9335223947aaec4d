package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sizes of SQL Server's user tables by the catalog. */
final class SqlServerSizes {

  private static final long PAGE_BYTES = 8_192;
  private static final int LARGE_OBJECTS = 2;

  /** Type 2 is large objects, whose container is a partition; that of others is a heap or tree. */
  private static final String ALLOCATION_UNITS =
      "SELECT container_id, CAST(type AS int) AS unit_type, total_pages FROM sys.allocation_units";

  private SqlServerSizes() {}

  static List<TableSize> of(SqlServerViews views) throws SQLException {
    SqlServerNames names = SqlServerNames.of(views, new CatalogAssembler());
    Map<TableName, long[]> sizes = new TreeMap<>();
    Map<Long, TableName> heaps = new HashMap<>();
    Map<Long, TableName> partitions = new HashMap<>();
    for (SqlServerPartitionRow partition : views.partitions()) {
      TableName table = names.table(partition.id().object()).orElse(null);
      if (table != null) {
        heaps.put(partition.heap(), table);
        partitions.put(partition.number(), table);
        boolean ofTable = partition.id().index() <= 1;
        sizes.computeIfAbsent(table, name -> new long[2])[0] += ofTable ? partition.rows() : 0;
      }
    }
    views.forEachRow(
        ALLOCATION_UNITS,
        row -> {
          boolean largeObjects = row.getInt("unit_type") == LARGE_OBJECTS;
          TableName table = (largeObjects ? partitions : heaps).get(row.getLong("container_id"));
          if (table != null) {
            sizes.computeIfAbsent(table, name -> new long[2])[1] +=
                row.getLong("total_pages") * PAGE_BYTES;
          }
        });
    return sizes.entrySet().stream()
        .map(entry -> new TableSize(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
        .toList();
  }
}
