package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.partition_range_values}.
 *
 * @param function the number of the partition function
 * @param literal the value as a literal of its type; null if its type has no exact text
 * @param type the type of the value, or null for NULL
 */
record SqlServerPartitionBoundaryRow(
    int function, @Nullable String literal, @Nullable String type) {

  private static final int DATE_AND_TIME = "2024-01-01T00:00:00".length();

  /** Text of datetime and money is exact only by way of other types. */
  static final String SQL =
      """
      SELECT function_id,
        CASE CAST(SQL_VARIANT_PROPERTY([value], 'BaseType') AS nvarchar(128))
          WHEN 'datetime' THEN CAST(CAST([value] AS datetime2(3)) AS nvarchar(max))
          WHEN 'smalldatetime' THEN CAST(CAST([value] AS datetime2(0)) AS nvarchar(max))
          WHEN 'money' THEN CAST(CAST([value] AS decimal(19, 4)) AS nvarchar(max))
          WHEN 'smallmoney' THEN CAST(CAST([value] AS decimal(19, 4)) AS nvarchar(max))
          ELSE CAST([value] AS nvarchar(max)) END AS text_value,
        CAST(SQL_VARIANT_PROPERTY([value], 'BaseType') AS nvarchar(128)) AS base_type,
        CAST(SQL_VARIANT_PROPERTY([value], 'Precision') AS int) AS type_precision,
        CAST(SQL_VARIANT_PROPERTY([value], 'Scale') AS int) AS type_scale,
        CAST(SQL_VARIANT_PROPERTY([value], 'MaxLength') AS int) AS max_length
      FROM sys.partition_range_values
      ORDER BY function_id, boundary_id""";

  static SqlServerPartitionBoundaryRow of(ResultSet row) throws SQLException {
    String type = row.getString("base_type");
    return new SqlServerPartitionBoundaryRow(row.getInt("function_id"), literal(type, row), type);
  }

  /** The letter T makes the text of a datetime independent of the order of day and month. */
  private static @Nullable String literal(@Nullable String type, ResultSet row)
      throws SQLException {
    String text = row.getString("text_value");
    if (type == null || text == null) {
      return SqlServerVariant.literal(row);
    }
    String scale = "(" + row.getInt("type_scale") + ")";
    return switch (type) {
      case "datetime" -> cast(text.replace(' ', 'T'), type);
      case "smalldatetime" -> cast(text.substring(0, DATE_AND_TIME).replace(' ', 'T'), type);
      case "datetime2", "time", "datetimeoffset" -> cast(text, type + scale);
      case "money", "smallmoney" -> cast(text, type);
      default -> SqlServerVariant.literal(row);
    };
  }

  private static String cast(String text, String type) {
    return "CAST(" + SqlServerVariant.text(text) + " AS " + type + ")";
  }
}
