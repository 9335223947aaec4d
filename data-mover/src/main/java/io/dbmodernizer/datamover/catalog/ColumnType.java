package io.dbmodernizer.datamover.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column's type, free of any dialect.
 *
 * @param family the family
 * @param length characters or bytes; null where the family has none, or for max
 * @param precision digits of a decimal, else null
 * @param scale digits after the point of a decimal, or fractional digits of a second, else null
 * @param providerName the database's own name of an unsupported type, else null
 */
public record ColumnType(
    TypeFamily family,
    @Nullable Integer length,
    @Nullable Integer precision,
    @Nullable Integer scale,
    @Nullable String providerName) {

  public ColumnType {
    if (family == TypeFamily.UNSUPPORTED && providerName == null) {
      throw new IllegalArgumentException(
          "an unsupported type needs the name its database gives it");
    }
  }

  /**
   * A type without length, precision and scale; for the variable-length families this means max.
   */
  public static ColumnType of(TypeFamily family) {
    return new ColumnType(family, null, null, null, null);
  }

  /** A text or binary type of the given length in characters or bytes. */
  public static ColumnType ofLength(TypeFamily family, int length) {
    return new ColumnType(family, length, null, null, null);
  }

  /** An exact number. */
  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(TypeFamily.DECIMAL, null, precision, scale, null);
  }

  /** A temporal type with the given number of fractional digits of a second. */
  public static ColumnType temporal(TypeFamily family, int fractionalDigits) {
    return new ColumnType(family, null, null, fractionalDigits, null);
  }

  /** A type this module can neither declare nor copy. */
  public static ColumnType unsupported(String providerName) {
    return new ColumnType(TypeFamily.UNSUPPORTED, null, null, null, providerName);
  }

  /** Whether one value may exceed 8,000 bytes. */
  public boolean isLargeObject() {
    return switch (family) {
      case TEXT, NTEXT, IMAGE, XML -> true;
      case VARCHAR, NVARCHAR, VARBINARY -> length == null;
      default -> false;
    };
  }

  /** The type as SQL Server would spell it, for messages. */
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
