package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.integer;

import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Converts types from the form of H2's {@code INFORMATION_SCHEMA.COLUMNS}. */
final class H2Types {

  private static final int MAX_LENGTH = 1_000_000_000;

  private H2Types() {}

  /** Returns the neutral type of the column in the current row. */
  static ColumnType read(ResultSet row) throws SQLException {
    String name = row.getString("DATA_TYPE");
    long length = row.getLong("CHARACTER_MAXIMUM_LENGTH");
    int fraction = row.getInt("DATETIME_PRECISION");
    return switch (name) {
      case "BOOLEAN" -> ColumnType.of(TypeFamily.BIT);
      case "TINYINT" -> ColumnType.of(TypeFamily.TINYINT);
      case "SMALLINT" -> ColumnType.of(TypeFamily.SMALLINT);
      case "INTEGER" -> ColumnType.of(TypeFamily.INT);
      case "BIGINT" -> ColumnType.of(TypeFamily.BIGINT);
      case "NUMERIC" -> number(row);
      case "REAL" -> ColumnType.of(TypeFamily.REAL);
      case "DOUBLE PRECISION" -> ColumnType.of(TypeFamily.FLOAT);
      case "DATE" -> ColumnType.of(TypeFamily.DATE);
      case "TIME" -> ColumnType.temporal(TypeFamily.TIME, fraction);
      case "TIMESTAMP" -> ColumnType.temporal(TypeFamily.DATETIME2, fraction);
      case "TIMESTAMP WITH TIME ZONE" -> ColumnType.temporal(TypeFamily.DATETIMEOFFSET, fraction);
      case "CHARACTER" -> sized(TypeFamily.NCHAR, length);
      case "CHARACTER VARYING" -> sized(TypeFamily.NVARCHAR, length);
      case "CHARACTER LARGE OBJECT" -> ColumnType.of(TypeFamily.NTEXT);
      case "BINARY" -> sized(TypeFamily.BINARY, length);
      case "BINARY VARYING" -> sized(TypeFamily.VARBINARY, length);
      case "BINARY LARGE OBJECT" -> ColumnType.of(TypeFamily.IMAGE);
      case "UUID" -> ColumnType.of(TypeFamily.UNIQUEIDENTIFIER);
      default -> ColumnType.unsupported(name);
    };
  }

  /** Returns the number nearest to another one that a column of this type can hold. */
  static BigInteger nearest(ColumnType type, BigInteger number) {
    return switch (type.family()) {
      case TINYINT -> within(number, BigInteger.ONE.shiftLeft(7));
      case SMALLINT -> within(number, BigInteger.ONE.shiftLeft(15));
      case INT -> within(number, BigInteger.ONE.shiftLeft(31));
      case BIGINT -> within(number, BigInteger.ONE.shiftLeft(63));
      default -> {
        Integer digits = type.precision();
        BigInteger first = BigInteger.TEN.pow(digits == null ? 0 : digits);
        yield digits == null
            ? number
            : number.min(first.subtract(BigInteger.ONE)).max(first.negate().add(BigInteger.ONE));
      }
    };
  }

  private static BigInteger within(BigInteger number, BigInteger first) {
    return number.min(first.subtract(BigInteger.ONE)).max(first.negate());
  }

  /**
   * Returns a decimal, or an unsupported type beyond 38 digits, SQL Server's limit. H2 allows
   * 100,000 digits.
   */
  private static ColumnType number(ResultSet row) throws SQLException {
    Integer precision = integer(row, "NUMERIC_PRECISION");
    Integer scale = integer(row, "NUMERIC_SCALE");
    if (precision == null || scale == null || precision > 38) {
      return ColumnType.unsupported("NUMERIC(" + precision + ", " + scale + ")");
    }
    return ColumnType.decimal(precision, scale);
  }

  private static ColumnType sized(TypeFamily family, long length) {
    return length >= MAX_LENGTH
        ? ColumnType.of(family)
        : ColumnType.ofLength(family, Math.toIntExact(length));
  }
}
