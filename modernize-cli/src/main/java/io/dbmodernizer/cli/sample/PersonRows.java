package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** The rows of the schema Person. */
final class PersonRows {

  static final int PEOPLE = 20_000;
  static final int ADDRESSES = 20_000;

  static final String[][] COUNTRIES = {
    {"DE", "Deutschland", "EUR"}, {"FR", "France", "EUR"}, {"US", "United States", "USD"},
    {"GB", "United Kingdom", "GBP"}, {"JP", "日本", "JPY"}, {"PL", "Polska", "PLN"},
    {"SE", "Sverige", "SEK"}, {"TR", "Türkiye", "TRY"}, {"BR", "Brasil", "BRL"},
    {"CH", "Schweiz", "CHF"}, {"CA", "Canada", "CAD"}, {"AU", "Australia", "AUD"}
  };

  private static final int REGIONS_PER_COUNTRY = 8;

  private PersonRows() {}

  static List<TableRows> tables() {
    return List.of(
        TableRows.of("Person", "Country", "CountryCode, Name, CurrencyCode", PersonRows::countries),
        TableRows.of(
            "Person", "Region", "CountryCode, RegionCode, Name, TaxRate", PersonRows::regions),
        TableRows.of(
            "Person",
            "Address",
            "Line1, Line2, City, PostalCode, CountryCode, RegionCode, Latitude, Longitude, RowGuid,"
                + " ModifiedAt",
            PersonRows::addresses),
        TableRows.of(
            "Person",
            "Person",
            "Title, FirstName, MiddleName, LastName, Email, BirthDate, PreferredContactTime,"
                + " Newsletter, Fingerprint, CreatedAt",
            PersonRows::people));
  }

  private static void countries(RowSink sink) throws SQLException {
    for (String[] country : COUNTRIES) {
      sink.add((Object[]) country);
    }
  }

  private static void regions(RowSink sink) throws SQLException {
    int row = 0;
    for (String[] country : COUNTRIES) {
      for (int i = 1; i <= REGIONS_PER_COUNTRY; i++) {
        RowRandom draw = new RowRandom("Region", row++);
        sink.add(
            country[0], "R" + i, draw.oneOf(Vocabulary.CITIES) + " " + i, draw.decimal(0, 2500, 4));
      }
    }
  }

  private static void addresses(RowSink sink) throws SQLException {
    for (int row = 1; row <= ADDRESSES; row++) {
      RowRandom draw = new RowRandom("Address", row);
      sink.add(
          draw.between(1, 250) + " " + draw.oneOf(Vocabulary.STREETS),
          draw.chance(70) ? null : draw.chance(50) ? "" : "Apt " + draw.between(1, 99),
          draw.oneOf(Vocabulary.CITIES),
          Integer.toString(draw.between(10_000, 99_999)),
          draw.oneOf(COUNTRIES)[0],
          draw.orNull(20, "R" + draw.between(1, REGIONS_PER_COUNTRY)),
          draw.orNull(10, draw.real(-90, 90)),
          draw.orNull(10, (float) draw.real(-180, 180)),
          draw.guid(),
          draw.moment());
    }
  }

  private static void people(RowSink sink) throws SQLException {
    for (int row = 1; row <= PEOPLE; row++) {
      RowRandom draw = new RowRandom("Person", row);
      sink.add(
          draw.chance(60) ? null : draw.chance(50) ? "Dr." : "",
          draw.oneOf(Vocabulary.FIRST_NAMES),
          draw.chance(50) ? null : draw.chance(40) ? "" : draw.oneOf(Vocabulary.FIRST_NAMES),
          draw.oneOf(Vocabulary.LAST_NAMES),
          "person" + row + "@example.org",
          draw.orNull(15, LocalDate.of(1940, 1, 1).plusDays(draw.between(0, 24_000))),
          draw.orNull(30, LocalTime.ofSecondOfDay(draw.between(0, 86_399))),
          draw.chance(35),
          draw.orNull(40, draw.bytes(draw.between(0, 32))),
          draw.moment().atOffset(ZoneOffset.ofTotalSeconds(draw.between(-20, 24) * 1800)));
    }
  }
}
