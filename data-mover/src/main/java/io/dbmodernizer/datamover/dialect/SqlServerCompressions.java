package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The compression of indexes and heaps, by the numbers of table and index. */
final class SqlServerCompressions {

  static final int NONE = 0;
  static final int ROW = 1;
  static final int PAGE = 2;
  static final int COLUMNSTORE_ARCHIVE = 4;

  /** Partitions that are compressed differently. */
  static final int MIXED = -1;

  private record Id(int table, int index) {}

  private final Map<Id, Integer> levels = new HashMap<>();

  private SqlServerCompressions() {}

  static SqlServerCompressions read(Connection connection, int version) throws SQLException {
    SqlServerCompressions compressions = new SqlServerCompressions();
    if (version >= SqlServerVersions.V2008) {
      forEachRow(
          connection,
          SqlServerFeatureSql.COMPRESSIONS,
          row -> {
            int most = row.getInt("most");
            compressions.levels.put(
                new Id(row.getInt("object_id"), row.getInt("index_id")),
                row.getInt("least") == most ? most : MIXED);
          });
    }
    return compressions;
  }

  /** Returns the level, as {@code sys.partitions} numbers it, or {@link #MIXED}. */
  int of(int table, int index) {
    return levels.getOrDefault(new Id(table, index), NONE);
  }
}
