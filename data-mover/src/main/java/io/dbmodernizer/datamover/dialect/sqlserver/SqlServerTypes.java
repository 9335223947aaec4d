package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import java.math.BigInteger;
import java.util.Locale;

/** Converts types from the form of SQL Server's {@code sys.columns} and {@code sys.types}. */
final class SqlServerTypes {

  private SqlServerTypes() {}

  /**
   * Returns the neutral type.
   *
   * @param name the system type's name
   * @param maxLength the size in bytes, -1 for max
   */
  static ColumnType read(String name, int maxLength, int precision, int scale) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "bit" -> ColumnType.of(TypeFamily.BIT);
      case "tinyint" -> ColumnType.of(TypeFamily.TINYINT);
      case "smallint" -> ColumnType.of(TypeFamily.SMALLINT);
      case "int" -> ColumnType.of(TypeFamily.INT);
      case "bigint" -> ColumnType.of(TypeFamily.BIGINT);
      case "decimal", "numeric" -> ColumnType.decimal(precision, scale);
      case "money" -> ColumnType.of(TypeFamily.MONEY);
      case "smallmoney" -> ColumnType.of(TypeFamily.SMALLMONEY);
      case "real" -> ColumnType.of(TypeFamily.REAL);
      case "float" -> ColumnType.of(TypeFamily.FLOAT);
      case "date" -> ColumnType.of(TypeFamily.DATE);
      case "time" -> ColumnType.temporal(TypeFamily.TIME, scale);
      case "datetime" -> ColumnType.of(TypeFamily.DATETIME);
      case "datetime2" -> ColumnType.temporal(TypeFamily.DATETIME2, scale);
      case "smalldatetime" -> ColumnType.of(TypeFamily.SMALLDATETIME);
      case "datetimeoffset" -> ColumnType.temporal(TypeFamily.DATETIMEOFFSET, scale);
      case "char" -> ColumnType.ofLength(TypeFamily.CHAR, maxLength);
      case "nchar" -> ColumnType.ofLength(TypeFamily.NCHAR, maxLength / 2);
      case "varchar" -> sized(TypeFamily.VARCHAR, maxLength, 1);
      case "nvarchar", "sysname" -> sized(TypeFamily.NVARCHAR, maxLength, 2);
      case "text" -> ColumnType.of(TypeFamily.TEXT);
      case "ntext" -> ColumnType.of(TypeFamily.NTEXT);
      case "binary" -> ColumnType.ofLength(TypeFamily.BINARY, maxLength);
      case "varbinary" -> sized(TypeFamily.VARBINARY, maxLength, 1);
      case "image" -> ColumnType.of(TypeFamily.IMAGE);
      case "uniqueidentifier" -> ColumnType.of(TypeFamily.UNIQUEIDENTIFIER);
      case "xml" -> ColumnType.of(TypeFamily.XML);
      case "hierarchyid" -> ColumnType.of(TypeFamily.HIERARCHYID);
      case "geometry" -> ColumnType.of(TypeFamily.GEOMETRY);
      case "geography" -> ColumnType.of(TypeFamily.GEOGRAPHY);
      case "timestamp", "rowversion" -> ColumnType.of(TypeFamily.ROWVERSION);
      default -> ColumnType.unsupported(name);
    };
  }

  /**
   * Returns the expression that reads a column exactly. The driver computes a {@code
   * datetimeoffset} in a calendar that is Julian before 1582, so its text is read: {@code
   * yyyy-mm-dd hh:mi:ss.nnnnnnn +hh:mm}. A type of the CLR is read as its stored bytes.
   */
  static String selected(ColumnType type, String column) {
    return switch (type.family()) {
      case DATETIMEOFFSET -> "CONVERT(nvarchar(34), " + column + ", 121)";
      case HIERARCHYID ->
          "CAST(" + column + " AS varbinary(" + ColumnType.LONGEST_HIERARCHYID + "))";
      case GEOMETRY, GEOGRAPHY -> "CAST(" + column + " AS varbinary(max))";
      default -> column;
    };
  }

  /** Returns true if values are sent as the bytes that SQL Server stores for a type of the CLR. */
  static boolean writtenAsBytes(ColumnType type) {
    return switch (type.family()) {
      case HIERARCHYID, GEOMETRY, GEOGRAPHY -> true;
      default -> false;
    };
  }

  /**
   * Returns true if values are sent as text in a form of ISO 8601, which the server converts. The
   * driver would compute them in a calendar that is Julian before 1582, and that has no day from
   * 1582-10-05 to 1582-10-14. A {@code datetime} begins in 1753.
   */
  static boolean writtenAsText(ColumnType type) {
    return switch (type.family()) {
      case DATE, TIME, DATETIME2, DATETIMEOFFSET -> true;
      default -> false;
    };
  }

  /** Returns true if an identity column of this type can hold a number. */
  static boolean holds(ColumnType type, BigInteger number) {
    return switch (type.family()) {
      case TINYINT -> number.signum() >= 0 && number.bitLength() <= 8;
      case SMALLINT -> number.bitLength() <= 15;
      case INT -> number.bitLength() <= 31;
      case BIGINT -> number.bitLength() <= 63;
      default -> {
        Integer digits = type.precision();
        yield digits == null || number.abs().compareTo(BigInteger.TEN.pow(digits)) < 0;
      }
    };
  }

  private static ColumnType sized(TypeFamily family, int maxLength, int bytesPerCharacter) {
    return maxLength < 0
        ? ColumnType.of(family)
        : ColumnType.ofLength(family, maxLength / bytesPerCharacter);
  }
}
