package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a bulk copy carries the values of a column exactly. The server converts it to
 * the column's type.
 *
 * <ul>
 *   <li>An integer of up to 32 bits is an {@code int}: the driver would cut a number that is too
 *       large for a smaller type, and the server refuses it.
 *   <li>Text is Unicode: the driver would write the bytes of a code page that a byte may not have.
 *   <li>A date or time is text in a form of ISO 8601, as with inserts: the driver's calendar is
 *       Julian before 1582.
 * </ul>
 *
 * @param sqlType the type for the driver
 * @param precision the digits, letters or bytes
 * @param scale the digits after the point
 */
record SqlServerBulkType(int sqlType, int precision, int scale) {

  /** A length without limit. */
  private static final int MAX = Integer.MAX_VALUE;

  private static final int LONGEST_TIME = 34;
  private static final int LENGTH_OF_GUID = 36;

  /**
   * Returns the form for a column.
   *
   * @return the form; empty if a bulk copy is not known to carry every value of the column exactly:
   *     old large objects, XML and types of the CLR
   */
  static Optional<SqlServerBulkType> of(Column column) {
    ColumnType type = column.type();
    return Optional.ofNullable(
        switch (type.family()) {
          case BIT -> new SqlServerBulkType(Types.BIT, 1, 0);
          case TINYINT, SMALLINT, INT -> new SqlServerBulkType(Types.INTEGER, 10, 0);
          case BIGINT -> new SqlServerBulkType(Types.BIGINT, 19, 0);
          case DECIMAL ->
              type.precision() == null || type.scale() == null
                  ? null
                  : new SqlServerBulkType(Types.DECIMAL, type.precision(), type.scale());
          case MONEY -> new SqlServerBulkType(Types.DECIMAL, 19, 4);
          case SMALLMONEY -> new SqlServerBulkType(Types.DECIMAL, 10, 4);
          case REAL -> new SqlServerBulkType(Types.REAL, 24, 0);
          case FLOAT -> new SqlServerBulkType(Types.DOUBLE, 53, 0);
          case DATE -> new SqlServerBulkType(Types.DATE, LONGEST_TIME, 0);
          case TIME -> new SqlServerBulkType(Types.TIME, LONGEST_TIME, 7);
          case DATETIME, DATETIME2, SMALLDATETIME ->
              new SqlServerBulkType(Types.TIMESTAMP, LONGEST_TIME, 7);
          case DATETIMEOFFSET ->
              new SqlServerBulkType(microsoft.sql.Types.DATETIMEOFFSET, LONGEST_TIME, 7);
          case CHAR, NCHAR, VARCHAR, NVARCHAR ->
              new SqlServerBulkType(
                  Types.NVARCHAR, Objects.requireNonNullElse(type.length(), MAX), 0);
          case BINARY, VARBINARY ->
              new SqlServerBulkType(
                  Types.VARBINARY, Objects.requireNonNullElse(type.length(), MAX), 0);
          case UNIQUEIDENTIFIER ->
              new SqlServerBulkType(microsoft.sql.Types.GUID, LENGTH_OF_GUID, 0);
          case TEXT, NTEXT, IMAGE, XML, HIERARCHYID, GEOMETRY, GEOGRAPHY, ROWVERSION, UNSUPPORTED ->
              null;
        });
  }

  /**
   * Returns a value in this form.
   *
   * @param value a value as {@link ColumnValues} reads it
   * @throws SQLException if the column cannot hold the number exactly
   */
  @Nullable Object carried(@Nullable Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    try {
      return switch (sqlType) {
        case Types.INTEGER -> Math.toIntExact((Long) value);
        case Types.DECIMAL -> ((BigDecimal) value).setScale(scale);
        case Types.DATE, Types.TIME, Types.TIMESTAMP, microsoft.sql.Types.DATETIMEOFFSET ->
            SqlServerTimes.text(value);
        case microsoft.sql.Types.GUID -> value.toString();
        default -> value;
      };
    } catch (ArithmeticException e) {
      throw new SQLException("the column cannot hold a number exactly", "22003", e);
    }
  }
}
