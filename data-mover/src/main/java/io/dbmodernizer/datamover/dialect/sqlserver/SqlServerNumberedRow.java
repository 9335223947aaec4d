package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the small views on things to which other views refer by number.
 *
 * @param schema the number of its schema; 0 if it belongs to none
 * @param target the object behind a synonym, otherwise null
 * @param byDefault whether a full-text catalog is the default
 * @param accentSensitive whether a full-text catalog is sensitive to accents
 */
record SqlServerNumberedRow(
    Kind kind,
    int number,
    int schema,
    @Nullable String name,
    @Nullable String target,
    boolean byDefault,
    boolean accentSensitive) {

  /** The view that has the row. */
  enum Kind {
    XML_COLLECTION,
    SYNONYM,
    FULL_TEXT_CATALOG,
    TABLE_TYPE,
    FULL_TEXT_STOPLIST
  }

  /** The column {@code target} is separate from the names: its collation may differ. */
  private static final String SINCE_2005 =
      """
      SELECT 'XML_COLLECTION' AS kind, xml_collection_id AS number, schema_id, name,
        CAST(NULL AS nvarchar(1035)) AS target, 0 AS is_default, 0 AS is_accent_sensitive
      FROM sys.xml_schema_collections
      UNION ALL
      SELECT 'SYNONYM', object_id, 0, NULL, base_object_name, 0, 0
      FROM sys.synonyms
      UNION ALL
      SELECT 'FULL_TEXT_CATALOG', fulltext_catalog_id, 0, name, NULL, CAST(is_default AS int),
        CAST(is_accent_sensitivity_on AS int)
      FROM sys.fulltext_catalogs""";

  private static final String SINCE_2008 =
      """

      UNION ALL
      SELECT 'TABLE_TYPE', type_table_object_id, schema_id, name, NULL, 0, 0
      FROM sys.table_types
      UNION ALL
      SELECT 'FULL_TEXT_STOPLIST', stoplist_id, 0, name, NULL, 0, 0
      FROM sys.fulltext_stoplists""";

  static String sql(int version) {
    return SINCE_2005 + (version >= SqlServerVersions.V2008 ? SINCE_2008 : "");
  }

  static SqlServerNumberedRow of(ResultSet row) throws SQLException {
    return new SqlServerNumberedRow(
        Kind.valueOf(row.getString("kind")),
        row.getInt("number"),
        row.getInt("schema_id"),
        row.getString("name"),
        row.getString("target"),
        row.getBoolean("is_default"),
        row.getBoolean("is_accent_sensitive"));
  }
}
