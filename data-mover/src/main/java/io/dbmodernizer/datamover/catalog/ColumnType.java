package io.dbmodernizer.datamover.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column's type, independent of any dialect.
 *
 * @param family the family
 * @param length the length in characters or bytes, or null if the family has none or the length is
 *     max
 * @param precision the digits of a decimal, or null
 * @param scale the digits after the decimal point, or the fractional digits of a second, or null
 * @param providerName the database's own name of an unsupported type, or null
 */
public record ColumnType(
    TypeFamily family,
    @Nullable Integer length,
    @Nullable Integer precision,
    @Nullable Integer scale,
    @Nullable String providerName) {

  /** The most bytes of a {@code hierarchyid}. */
  public static final int LONGEST_HIERARCHYID = 892;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if an unsupported type has no provider name
   */
  public ColumnType {
    if (family == TypeFamily.UNSUPPORTED && providerName == null) {
      throw new IllegalArgumentException("an unsupported type needs its name in the database");
    }
  }

  /**
   * Returns a type without length, precision and scale. The length of a variable-length family is
   * max.
   */
  public static ColumnType of(TypeFamily family) {
    return new ColumnType(family, null, null, null, null);
  }

  /**
   * Returns a text or binary type.
   *
   * @param length the length in characters or bytes
   */
  public static ColumnType ofLength(TypeFamily family, int length) {
    return new ColumnType(family, length, null, null, null);
  }

  /**
   * Returns an exact number.
   *
   * @param precision the number of digits, 1 to 38
   * @param scale the number of digits after the decimal point, 0 to {@code precision}
   */
  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(TypeFamily.DECIMAL, null, precision, scale, null);
  }

  /**
   * Returns a temporal type.
   *
   * @param fractionalDigits the number of fractional digits of a second, 0 to 9
   */
  public static ColumnType temporal(TypeFamily family, int fractionalDigits) {
    return new ColumnType(family, null, null, fractionalDigits, null);
  }

  /**
   * Returns a type that this module can neither declare nor copy.
   *
   * @param providerName the database's own name of the type
   */
  public static ColumnType unsupported(String providerName) {
    return new ColumnType(TypeFamily.UNSUPPORTED, null, null, null, providerName);
  }

  /** Returns true if a value can exceed 8,000 bytes. */
  public boolean isLargeObject() {
    return switch (family) {
      case TEXT, NTEXT, IMAGE, XML, GEOMETRY, GEOGRAPHY -> true;
      case VARCHAR, NVARCHAR, VARBINARY -> length == null;
      default -> false;
    };
  }

  /** Returns the type as SQL Server spells it, for messages. */
  @Override
  public String toString() {
    String name = family.name().toLowerCase(Locale.ROOT);
    if (family == TypeFamily.UNSUPPORTED) {
      return "unsupported (" + providerName + ")";
    }
    if (precision != null) {
      return name + "(" + precision + "," + scale + ")";
    }
    if (scale != null) {
      return name + "(" + scale + ")";
    }
    if (length != null) {
      return name + "(" + length + ")";
    }
    return family == TypeFamily.VARCHAR
            || family == TypeFamily.NVARCHAR
            || family == TypeFamily.VARBINARY
        ? name + "(max)"
        : name;
  }
}
