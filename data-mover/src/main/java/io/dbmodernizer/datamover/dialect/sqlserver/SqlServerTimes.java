package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** The texts of dates and times that SQL Server reads whatever its language is. */
final class SqlServerTimes {

  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter();

  private static final DateTimeFormatter STYLE_121 =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendLiteral(' ')
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter();

  private SqlServerTimes() {}

  /**
   * Returns a value in a form of ISO 8601 with all its digits.
   *
   * @throws IllegalArgumentException if the value is no date or time
   */
  static String text(Object value) {
    if (value instanceof LocalDate) {
      return DateTimeFormatter.ISO_LOCAL_DATE.format((TemporalAccessor) value);
    }
    if (value instanceof LocalTime) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format((TemporalAccessor) value);
    }
    if (value instanceof LocalDateTime) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format((TemporalAccessor) value);
    }
    if (value instanceof OffsetDateTime) {
      return WITH_OFFSET.format((TemporalAccessor) value);
    }
    throw new IllegalArgumentException("no date or time: " + value.getClass());
  }

  /**
   * Parses a {@code datetimeoffset} in style 121.
   *
   * @throws SQLException if the text has another form
   */
  static OffsetDateTime offsetDateTime(String text) throws SQLException {
    try {
      return OffsetDateTime.parse(text, STYLE_121);
    } catch (DateTimeParseException e) {
      throw new SQLException(
          "a datetimeoffset has the text '"
              + text
              + "'; expected is the form of style 121: yyyy-mm-dd hh:mi:ss.nnnnnnn +hh:mm",
          e);
    }
  }
}
