package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the statistics that users created. Their columns cost a query only if there are any. */
final class SqlServerStatistics {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private static final String COLUMNS =
      """
      SELECT object_id, stats_id, column_id
      FROM sys.stats_columns
      ORDER BY object_id, stats_id, stats_column_id""";

  private record Id(int table, int number) {}

  private record Statistics(
      Id id, TableName table, String name, boolean recomputed, @Nullable String filter) {}

  private SqlServerStatistics() {}

  static void read(
      SqlServerViews views,
      SqlServerObjectNames names,
      SqlServerColumnNames columnNames,
      SqlServerFoundFeatures found)
      throws SQLException {
    List<Statistics> all = new ArrayList<>();
    views.forEachRow(
        sql(views.version()),
        row -> {
          TableName table = names.table(row.getInt("object_id"));
          if (table != null) {
            all.add(
                new Statistics(
                    new Id(row.getInt("object_id"), row.getInt("stats_id")),
                    table,
                    row.getString("name"),
                    !row.getBoolean("no_recompute"),
                    row.getString("filter_definition")));
          }
        });
    if (all.isEmpty()) {
      return;
    }
    Map<Id, List<String>> columns = new HashMap<>();
    all.forEach(statistics -> columns.put(statistics.id(), new ArrayList<>()));
    views.forEachRow(
        COLUMNS,
        row -> {
          Id id = new Id(row.getInt("object_id"), row.getInt("stats_id"));
          List<String> known = columns.get(id);
          if (known != null) {
            known.add(columnNames.of(id.table(), row.getInt("column_id")));
          }
        });
    for (Statistics statistics : all) {
      found.add(
          MovableKind.STATISTICS,
          statistics.table(),
          statistics.name(),
          create(statistics, columns.getOrDefault(statistics.id(), List.of())));
    }
  }

  private static String sql(int version) {
    return "SELECT object_id, stats_id, name, no_recompute, "
        + SqlServerVersions.optional(version, SqlServerVersions.V2008, "filter_definition")
        + "\nFROM sys.stats\nWHERE user_created = 1\nORDER BY name";
  }

  private static String create(Statistics statistics, List<String> columns) {
    return "CREATE STATISTICS "
        + SQL.quote(statistics.name())
        + " ON "
        + SQL.quote(statistics.table())
        + " ("
        + SQL.quoteAll(columns)
        + ")"
        + (statistics.filter() == null ? "" : " WHERE " + statistics.filter())
        + (statistics.recomputed() ? "" : " WITH NORECOMPUTE");
  }
}
