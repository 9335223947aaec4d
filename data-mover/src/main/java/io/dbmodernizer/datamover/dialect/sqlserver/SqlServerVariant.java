package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values of SQL Server's type {@code sql_variant} as literals that keep their base type. */
final class SqlServerVariant {

  private SqlServerVariant() {}

  /**
   * Returns the literal of a value.
   *
   * @param row a row with the columns text_value, base_type, type_precision, type_scale, max_length
   * @return the literal; null for a base type whose text is not exact
   */
  static @Nullable String literal(ResultSet row) throws SQLException {
    String type = row.getString("base_type");
    if (type == null) {
      return "NULL";
    }
    String text = row.getString("text_value");
    if (text == null) {
      return null;
    }
    String declared = declared(type, row);
    if (declared == null) {
      return null;
    }
    return declared.isEmpty() ? text(text) : "CAST(" + text(text) + " AS " + declared + ")";
  }

  /** Returns the declaration of a base type, empty for that of a text literal. */
  private static @Nullable String declared(String type, ResultSet row) throws SQLException {
    int length = row.getInt("max_length");
    return switch (type) {
      case "nvarchar" -> "";
      case "nchar" -> "nchar(" + Math.max(1, length / 2) + ")";
      case "char", "varchar" -> type + "(" + Math.max(1, length) + ")";
      case "bit", "tinyint", "smallint", "int", "bigint", "uniqueidentifier", "date" -> type;
      case "decimal", "numeric" ->
          type + "(" + row.getInt("type_precision") + ", " + row.getInt("type_scale") + ")";
      default -> null;
    };
  }

  /** Returns a text as a literal in Unicode. */
  static String text(String text) {
    return "N'" + text.replace("'", "''") + "'";
  }
}
