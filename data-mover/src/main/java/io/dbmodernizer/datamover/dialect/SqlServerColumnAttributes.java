package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the declaration of a column says beside its type: a schema collection, SPARSE, a mask,
 * ROWGUIDCOL. SQL Server cannot add most of them to a column that an index depends on, so a new
 * table is created with them.
 */
final class SqlServerColumnAttributes {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;
  private static final String BUILT_IN = "sys";

  private record ColumnId(int table, int column) {}

  private final Map<ColumnId, String> masks = new HashMap<>();
  private final Map<Integer, String> collections = new HashMap<>();

  private SqlServerColumnAttributes() {}

  static SqlServerColumnAttributes read(Connection connection, int version, SqlServerNames names)
      throws SQLException {
    SqlServerColumnAttributes attributes = new SqlServerColumnAttributes();
    if (version >= SqlServerVersions.V2016) {
      forEachRow(
          connection,
          SqlServerFeatureSql.MASKS,
          row ->
              attributes.masks.put(
                  new ColumnId(row.getInt("object_id"), row.getInt("column_id")),
                  row.getString("masking_function")));
    }
    forEachRow(
        connection,
        SqlServerFeatureSql.XML_COLLECTIONS,
        row -> {
          String schema = names.schema(row.getInt("schema_id"));
          if (schema != null && !schema.equals(BUILT_IN)) {
            attributes.collections.put(
                row.getInt("xml_collection_id"),
                SQL.quote(schema) + "." + SQL.quote(row.getString("name")));
          }
        });
    return attributes;
  }

  /** Returns the attributes of a column, or null if it has none. */
  @Nullable String of(ResultSet row) throws SQLException {
    List<String> attributes = new ArrayList<>();
    String collection = collections.get(row.getInt("xml_collection_id"));
    if (collection != null) {
      attributes.add(SqlServerXmlCollections.facet(row.getBoolean("is_xml_document"), collection));
    }
    if (row.getBoolean("is_sparse")) {
      attributes.add("SPARSE");
    }
    String mask = masks.get(new ColumnId(row.getInt("object_id"), row.getInt("column_id")));
    if (mask != null) {
      attributes.add(SqlServerColumnFeatures.mask(mask));
    }
    if (row.getBoolean("is_rowguidcol")) {
      attributes.add("ROWGUIDCOL");
    }
    return attributes.isEmpty() ? null : String.join(" ", attributes);
  }
}
