package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The compression of indexes and heaps. */
final class SqlServerCompressions {

  static final int NONE = 0;
  static final int ROW = 1;
  static final int PAGE = 2;
  static final int COLUMNSTORE_ARCHIVE = 4;

  /** Partitions that are compressed differently. */
  static final int MIXED = -1;

  private final Map<SqlServerIndexId, Integer> levels = new HashMap<>();

  private SqlServerCompressions() {}

  /** Returns the compression of all; none before SQL Server 2008. */
  static SqlServerCompressions of(SqlServerViews views) throws SQLException {
    SqlServerCompressions compressions = new SqlServerCompressions();
    if (views.version() >= SqlServerVersions.V2008) {
      for (SqlServerPartitionRow partition : views.partitions()) {
        compressions.levels.merge(
            partition.id(),
            partition.compression(),
            (one, other) -> one.equals(other) ? one : MIXED);
      }
    }
    return compressions;
  }

  /** Returns the level, as {@code sys.partitions} numbers it, or {@link #MIXED}. */
  int of(SqlServerIndexId index) {
    return levels.getOrDefault(index, NONE);
  }
}
