package io.dbmodernizer.datamover.dialect.sqlserver;

import static io.dbmodernizer.datamover.dialect.sqlserver.SqlServerVersions.number;
import static io.dbmodernizer.datamover.dialect.sqlserver.SqlServerVersions.optional;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.columns}: a column of a table, table type, view or function.
 *
 * @param userType the number of its type, alias or not
 * @param systemType the number of the system type below it
 * @param length in bytes, -1 for max
 * @param defaultObject the number of its default, or 0
 * @param ruleObject the number of its bound rule, or 0
 * @param xmlCollection the number of the schema collection of typed XML, or 0
 * @param generated the kind of values that the server generates, or 0
 */
record SqlServerColumnRow(
    SqlServerColumnId id,
    String name,
    int userType,
    int systemType,
    int length,
    int precision,
    int scale,
    boolean nullable,
    int defaultObject,
    int ruleObject,
    boolean computed,
    boolean identity,
    @Nullable String collation,
    boolean rowguid,
    int xmlCollection,
    boolean xmlDocument,
    boolean sparse,
    boolean columnSet,
    boolean filestream,
    boolean hidden,
    int generated,
    boolean encrypted) {

  /** In the order of tables and of columns in a table. */
  static String sql(int version) {
    return """
        SELECT object_id, column_id, name, user_type_id, system_type_id, max_length,
          precision AS type_precision, scale AS type_scale, is_nullable, default_object_id,
          rule_object_id, is_computed, is_identity, collation_name, is_rowguidcol,
          xml_collection_id, is_xml_document,\s"""
        + String.join(
            ", ",
            number(version, SqlServerVersions.V2008, "is_sparse"),
            number(version, SqlServerVersions.V2008, "is_column_set"),
            number(version, SqlServerVersions.V2008, "is_filestream"),
            number(version, SqlServerVersions.V2016, "is_hidden"),
            number(version, SqlServerVersions.V2016, "generated_always_type"),
            optional(version, SqlServerVersions.V2016, "encryption_type"))
        + "\nFROM sys.columns\nORDER BY object_id, column_id";
  }

  static SqlServerColumnRow of(ResultSet row) throws SQLException {
    String collation = row.getString("collation_name");
    return new SqlServerColumnRow(
        SqlServerColumnId.of(row),
        row.getString("name"),
        row.getInt("user_type_id"),
        row.getInt("system_type_id"),
        row.getInt("max_length"),
        row.getInt("type_precision"),
        row.getInt("type_scale"),
        row.getBoolean("is_nullable"),
        row.getInt("default_object_id"),
        row.getInt("rule_object_id"),
        row.getBoolean("is_computed"),
        row.getBoolean("is_identity"),
        // Many columns have one of a few collations.
        collation == null ? null : collation.intern(),
        row.getBoolean("is_rowguidcol"),
        row.getInt("xml_collection_id"),
        row.getBoolean("is_xml_document"),
        row.getBoolean("is_sparse"),
        row.getBoolean("is_column_set"),
        row.getBoolean("is_filestream"),
        row.getBoolean("is_hidden"),
        row.getInt("generated_always_type"),
        row.getString("encryption_type") != null);
  }
}
