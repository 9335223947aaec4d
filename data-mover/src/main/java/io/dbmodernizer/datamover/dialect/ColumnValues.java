package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.ColumnType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes values as exact Java types, the same for all dialects: {@code Boolean}, {@code
 * Long} for all integers, {@code BigDecimal}, {@code Float}, {@code Double}, {@code LocalDate},
 * {@code LocalTime}, {@code LocalDateTime}, {@code OffsetDateTime}, {@code String} and {@code
 * byte[]}. A GUID is a {@code String} as the database spells it, or a {@code UUID}. A value must
 * fit into memory.
 */
public final class ColumnValues {

  private ColumnValues() {}

  /**
   * Reads a column of the current row.
   *
   * @param index the position of the column in the result, from 1
   * @param type the column's type in its own database
   * @return the value, or null for NULL
   * @throws SQLException if the database fails or the value does not fit the type
   * @throws IllegalArgumentException if the type is unsupported
   */
  public static @Nullable Object read(ResultSet row, int index, ColumnType type)
      throws SQLException {
    Object value =
        switch (type.family()) {
          case BIT -> row.getBoolean(index);
          case TINYINT, SMALLINT, INT, BIGINT -> row.getLong(index);
          case DECIMAL, MONEY, SMALLMONEY -> row.getBigDecimal(index);
          case REAL -> row.getFloat(index);
          case FLOAT -> row.getDouble(index);
          case DATE -> row.getObject(index, LocalDate.class);
          case TIME -> row.getObject(index, LocalTime.class);
          case DATETIME, DATETIME2, SMALLDATETIME -> row.getObject(index, LocalDateTime.class);
          case DATETIMEOFFSET -> row.getObject(index, OffsetDateTime.class);
          case CHAR, NCHAR, VARCHAR, NVARCHAR, TEXT, NTEXT, XML, UNIQUEIDENTIFIER ->
              row.getString(index);
          case BINARY, VARBINARY, IMAGE, HIERARCHYID, GEOMETRY, GEOGRAPHY, ROWVERSION ->
              row.getBytes(index);
          case UNSUPPORTED -> throw unsupported(type);
        };
    return row.wasNull() ? null : value;
  }

  /**
   * Sets a parameter to a value that {@link #read} returned.
   *
   * @param index the position of the parameter in the statement, from 1
   * @param type the column's type in the database that is read or written
   * @param value the value, or null for NULL
   * @throws SQLException if the database fails
   * @throws IllegalArgumentException if the type is unsupported and the value is not null
   */
  public static void write(
      PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, sqlType(type));
      return;
    }
    switch (type.family()) {
      case BIT -> statement.setBoolean(index, (Boolean) value);
      case TINYINT, SMALLINT, INT -> writeInteger(statement, index, (Long) value);
      case BIGINT -> statement.setLong(index, (Long) value);
      case DECIMAL, MONEY, SMALLMONEY ->
          statement.setBigDecimal(index, (java.math.BigDecimal) value);
      case REAL -> statement.setFloat(index, (Float) value);
      case FLOAT -> statement.setDouble(index, (Double) value);
      case DATE, TIME, DATETIME, DATETIME2, SMALLDATETIME, DATETIMEOFFSET ->
          statement.setObject(index, value);
      case CHAR, VARCHAR, TEXT -> statement.setString(index, (String) value);
      case UNIQUEIDENTIFIER -> statement.setString(index, value.toString());
      case NCHAR, NVARCHAR, NTEXT, XML -> statement.setNString(index, (String) value);
      case BINARY, VARBINARY, IMAGE, HIERARCHYID, GEOMETRY, GEOGRAPHY, ROWVERSION ->
          statement.setBytes(index, (byte[]) value);
      case UNSUPPORTED -> throw unsupported(type);
    }
  }

  /** A number that does not fit goes to the database as it is, which refuses it. */
  private static void writeInteger(PreparedStatement statement, int index, long number)
      throws SQLException {
    if (number == (int) number) {
      statement.setInt(index, (int) number);
    } else {
      statement.setLong(index, number);
    }
  }

  private static int sqlType(ColumnType type) {
    return switch (type.family()) {
      case BIT -> Types.BIT;
      case TINYINT, SMALLINT, INT -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case DECIMAL, MONEY, SMALLMONEY -> Types.DECIMAL;
      case REAL -> Types.REAL;
      case FLOAT -> Types.DOUBLE;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case DATETIME, DATETIME2, SMALLDATETIME -> Types.TIMESTAMP;
      case DATETIMEOFFSET -> Types.TIMESTAMP_WITH_TIMEZONE;
      case CHAR, VARCHAR, TEXT, UNIQUEIDENTIFIER -> Types.VARCHAR;
      case NCHAR, NVARCHAR, NTEXT, XML -> Types.NVARCHAR;
      case BINARY, VARBINARY, IMAGE, HIERARCHYID, GEOMETRY, GEOGRAPHY, ROWVERSION ->
          Types.VARBINARY;
      case UNSUPPORTED -> Types.OTHER;
    };
  }

  private static IllegalArgumentException unsupported(ColumnType type) {
    return new IllegalArgumentException("values of type " + type + " cannot be read or written");
  }
}
