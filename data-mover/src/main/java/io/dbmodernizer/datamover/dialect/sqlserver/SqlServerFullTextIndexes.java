package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads full-text indexes. Their columns and stopwords cost queries only if there are any. */
final class SqlServerFullTextIndexes {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;
  private static final int SYSTEM_STOPLIST = 0;

  /**
   * A row of {@code sys.fulltext_indexes}.
   *
   * @param stoplist the number of the stoplist; null for none
   * @param properties whether the index searches properties of documents
   */
  private record Row(
      TableName table,
      int number,
      int key,
      int catalog,
      boolean enabled,
      String tracking,
      @Nullable Integer stoplist,
      boolean properties) {}

  private final SqlServerColumnNames columnNames;
  private final Map<Integer, List<String>> columns = new HashMap<>();
  private final Set<Integer> semantic = new HashSet<>();

  private SqlServerFullTextIndexes(SqlServerColumnNames columnNames) {
    this.columnNames = columnNames;
  }

  static void read(
      SqlServerViews views,
      SqlServerObjectNames names,
      SqlServerColumnNames columnNames,
      SqlServerIndexNames indexNames,
      SqlServerFoundFeatures found)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    views.forEachRow(
        sql(views.version()),
        row -> {
          TableName table = names.table(row.getInt("object_id"));
          if (table != null) {
            rows.add(row(row, table));
          }
        });
    if (rows.isEmpty()) {
      return;
    }
    SqlServerFullTextIndexes indexes = new SqlServerFullTextIndexes(columnNames);
    rows.forEach(row -> indexes.columns.put(row.number(), new ArrayList<>()));
    views.forEachRow(columnSql(views.version()), indexes::column);
    SqlServerFullTextStore store = SqlServerFullTextStore.read(views, found);
    for (Row row : rows) {
      indexes.add(row, indexNames.of(new SqlServerIndexId(row.number(), row.key())), store, found);
    }
  }

  private static String sql(int version) {
    return "SELECT object_id, unique_index_id, fulltext_catalog_id, is_enabled,"
        + " change_tracking_state_desc, "
        + SqlServerVersions.number(version, SqlServerVersions.V2008, "stoplist_id")
        + ", "
        + SqlServerVersions.optional(version, SqlServerVersions.V2012, "property_list_id")
        + "\nFROM sys.fulltext_indexes";
  }

  private static String columnSql(int version) {
    return "SELECT object_id, column_id, type_column_id, language_id, "
        + SqlServerVersions.number(version, SqlServerVersions.V2012, "statistical_semantics")
        + "\nFROM sys.fulltext_index_columns\nORDER BY object_id, column_id";
  }

  private static Row row(ResultSet row, TableName table) throws SQLException {
    String properties = row.getString("property_list_id");
    return new Row(
        table,
        row.getInt("object_id"),
        row.getInt("unique_index_id"),
        row.getInt("fulltext_catalog_id"),
        row.getBoolean("is_enabled"),
        row.getString("change_tracking_state_desc"),
        CatalogQuery.integer(row, "stoplist_id"),
        properties != null);
  }

  private void column(ResultSet row) throws SQLException {
    int table = row.getInt("object_id");
    List<String> known = columns.get(table);
    if (known == null) {
      return;
    }
    if (row.getBoolean("statistical_semantics")) {
      semantic.add(table);
    }
    Integer type = CatalogQuery.integer(row, "type_column_id");
    known.add(
        SQL.quote(columnNames.of(table, row.getInt("column_id")))
            + (type == null ? "" : " TYPE COLUMN " + SQL.quote(columnNames.of(table, type)))
            + " LANGUAGE "
            + row.getInt("language_id"));
  }

  private void add(Row row, String key, SqlServerFullTextStore store, SqlServerFoundFeatures found)
      throws SQLException {
    if (semantic.contains(row.number()) || row.properties()) {
      found.opaque(
          MovableKind.FULL_TEXT_INDEX,
          row.table(),
          null,
          "it uses semantic search or a list of properties, which the target may not have");
      return;
    }
    Integer list = row.stoplist();
    ObjectId catalog = store.catalog(row.catalog());
    ObjectId stoplist = list == null ? null : store.stoplist(list);
    boolean unknown = list != null && list != SYSTEM_STOPLIST && stoplist == null;
    if (catalog == null || unknown) {
      throw CatalogQuery.changedMeanwhile("full-text index of " + row.table());
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE FULLTEXT INDEX ON "
            + SQL.quote(row.table())
            + " ("
            + String.join(", ", columns.getOrDefault(row.number(), List.of()))
            + ") KEY INDEX "
            + SQL.quote(key)
            + " ON "
            + SQL.quote(catalog.name())
            + " WITH (CHANGE_TRACKING = "
            + row.tracking()
            + ", STOPLIST = "
            + (stoplist != null ? SQL.quote(stoplist.name()) : list == null ? "OFF" : "SYSTEM")
            + ")");
    if (!row.enabled()) {
      statements.add("ALTER FULLTEXT INDEX ON " + SQL.quote(row.table()) + " DISABLE");
    }
    found.add(
        new Feature(
            ObjectId.ofTable(MovableKind.FULL_TEXT_INDEX, row.table(), null),
            row.table(),
            statements,
            new Needs(stoplist == null ? Set.of(catalog) : Set.of(catalog, stoplist), Set.of())));
  }
}
