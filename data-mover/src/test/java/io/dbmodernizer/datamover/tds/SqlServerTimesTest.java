package io.dbmodernizer.datamover.tds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real driver reads and sends dates and times. The server is a {@link TdsServer}. */
class SqlServerTimesTest {

  private static final ColumnType DATE = ColumnType.of(TypeFamily.DATE);
  private static final ColumnType TIME = ColumnType.temporal(TypeFamily.TIME, 7);
  private static final ColumnType DATETIME2 = ColumnType.temporal(TypeFamily.DATETIME2, 7);
  private static final ColumnType ZONED = ColumnType.temporal(TypeFamily.DATETIMEOFFSET, 7);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00",
        "0004-02-29T23:59:59.9999999",
        "1500-02-28T00:00:00.0000001",
        "1500-03-01T00:00",
        "1582-10-04T12:00",
        "1582-10-10T12:00",
        "1582-10-15T00:00",
        "2024-03-31T02:30:00.1234567",
        "9999-12-31T23:59:59.9999999"
      })
  void datesAndTimesAreReadToTheLastDigitAndWithoutALeapInTheCalendar(String text)
      throws Exception {
    LocalDateTime stored = LocalDateTime.parse(text);
    try (TdsServer server =
            new TdsServer(
                (request, out) ->
                    out.columns(new int[] {0x28}, new int[] {0x29, 7}, new int[] {0x2a, 7})
                        .row()
                        .date(stored.toLocalDate())
                        .time(stored.toLocalTime())
                        .dateTime(stored.toLocalDate(), stored.toLocalTime())
                        .done());
        Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      SqlDialect dialect = SqlDialect.of(connection);
      row.next();

      assertThat(dialect.readSelected(row, 1, DATE)).isEqualTo(stored.toLocalDate());
      assertThat(dialect.readSelected(row, 2, TIME)).isEqualTo(stored.toLocalTime());
      assertThat(dialect.readSelected(row, 3, DATETIME2)).isEqualTo(stored);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01 00:00:00.0000000 +00:00|0001-01-01T00:00Z",
        "1582-10-10 00:00:00.0000001 +00:00|1582-10-10T00:00:00.0000001Z",
        "1500-02-28 23:30:00.0000000 -01:00|1500-02-28T23:30-01:00",
        "2024-02-29 12:34:56.1234567 +14:00|2024-02-29T12:34:56.1234567+14:00",
        "2024-02-29 12:34:56 -08:30|2024-02-29T12:34:56-08:30"
      })
  void valuesWithAnOffsetAreReadFromTheirText(String texts) throws Exception {
    String stored = texts.substring(0, texts.indexOf('|'));
    OffsetDateTime expected = OffsetDateTime.parse(texts.substring(texts.indexOf('|') + 1));
    BlockingQueue<String> statements = new LinkedBlockingQueue<>();
    try (TdsServer server =
            new TdsServer(
                (request, out) -> {
                  statements.add(request.text());
                  out.columns(TdsOutput.variable(true, 68)).row().text(stored).done();
                });
        Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      SqlDialect dialect = SqlDialect.of(connection);
      Column column = new Column("Zoned", 1, ZONED, true, null, null, null, null);
      try (ResultSet row = statement.executeQuery("SELECT " + dialect.selected(column))) {
        row.next();

        assertThat(dialect.readSelected(row, 1, ZONED)).isEqualTo(expected);
        assertThat(statements.poll(10, TimeUnit.SECONDS))
            .contains("SELECT CONVERT(nvarchar(34), [Zoned], 121)");
      }
    }
  }

  /** The reason for reading text: the driver's own value is another day. */
  @Test
  void theDriverItselfMovesADayThatTheJulianCalendarDoesNotHave() throws Exception {
    try (TdsServer server =
            new TdsServer(
                (request, out) ->
                    out.columns(new int[] {0x2b, 7})
                        .row()
                        .dateTimeOffset(LocalDate.of(1582, 10, 10), LocalTime.NOON, 0)
                        .done());
        Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      row.next();

      assertThat(row.getObject(1, OffsetDateTime.class))
          .isEqualTo(OffsetDateTime.parse("1582-10-20T12:00Z"));
    }
  }

  /** The reason for sending text. */
  @Test
  void theDriverItselfSendsAnotherDayForADayThatTheJulianCalendarDoesNotHave() throws Exception {
    BlockingQueue<TdsRequest> requests = new LinkedBlockingQueue<>();
    try (TdsServer server =
            new TdsServer(
                (request, out) -> {
                  requests.add(request);
                  out.done();
                });
        Connection connection = server.connect();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
      ColumnValues.write(insert, 1, DATE, LocalDate.of(1582, 10, 10));
      insert.executeUpdate();

      TdsRequest request = requests.poll(10, TimeUnit.SECONDS);
      assertThat(request).isNotNull();
      long days = ChronoUnit.DAYS.between(LocalDate.of(1, 1, 1), LocalDate.of(1582, 10, 20));
      assertThat(
              request.has(
                  new byte[] {0x28, 3, (byte) days, (byte) (days >> 8), (byte) (days >> 16)}))
          .isTrue();
    }
  }

  @Test
  void datesAndTimesAreSentAsTextWithAllDigits() throws Exception {
    List<Object> values =
        List.of(
            LocalDate.of(1582, 10, 10),
            LocalTime.of(23, 59, 59, 999_999_900),
            LocalDateTime.of(1, 1, 1, 0, 0),
            OffsetDateTime.parse("0001-01-01T00:00:00.0000001+00:00"));
    List<ColumnType> types = List.of(DATE, TIME, DATETIME2, ZONED);

    String sent = sent(types, values).text();

    assertThat(sent)
        .contains("CAST( @P0 AS date), CAST( @P1 AS time(7)), CAST( @P2 AS datetime2(7)),")
        .contains("CAST( @P3 AS datetimeoffset(7))")
        .contains("@P0 nvarchar(4000),@P1 nvarchar(4000),@P2 nvarchar(4000),@P3 nvarchar(4000)")
        .contains("1582-10-10")
        .contains("23:59:59.9999999")
        .contains("0001-01-01T00:00:00")
        .contains("0001-01-01T00:00:00.0000001+00:00");
  }

  @Test
  void aDatetimeIsSentAsDatetime2() throws Exception {
    LocalDateTime moment = LocalDateTime.of(1753, 1, 1, 0, 0, 0, 3_000_000);
    byte[] expected = {0x2a, 7, 8, 0x30, 0x75, 0, 0, 0, (byte) 0xa1, (byte) 0xc3, 9};

    assertThat(sent(List.of(ColumnType.of(TypeFamily.DATETIME)), List.of(moment)).has(expected))
        .isTrue();
  }

  @Test
  void unpairedSurrogatesAreSentAsTheyAre() throws Exception {
    TdsRequest request =
        sent(List.of(ColumnType.ofLength(TypeFamily.NVARCHAR, 10)), List.of("a\ud800b\udc00"));

    assertThat(request.has(new byte[] {'a', 0, 0, (byte) 0xd8, 'b', 0, 0, (byte) 0xdc})).isTrue();
  }

  @Test
  void positionsInATreeAreSentAsTheirBytes() throws Exception {
    byte[] stored = {0x5a, (byte) 0xc0};
    TdsRequest request =
        sent(List.of(ColumnType.of(TypeFamily.HIERARCHYID)), List.of((Object) stored));

    assertThat(request.text())
        .contains("CAST( @P0 AS hierarchyid)")
        .contains("@P0 varbinary(8000)");
    assertThat(request.has(new byte[] {2, 0, 0x5a, (byte) 0xc0})).isTrue();
  }

  @Test
  void negativeZeroIsSentAsItIs() throws Exception {
    TdsRequest request = sent(List.of(ColumnType.of(TypeFamily.FLOAT)), List.of(-0.0));

    assertThat(request.has(new byte[] {8, 8, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80})).isTrue();
  }

  private static TdsRequest sent(List<ColumnType> types, List<Object> values)
      throws IOException, SQLException, InterruptedException {
    BlockingQueue<TdsRequest> requests = new LinkedBlockingQueue<>();
    try (TdsServer server =
            new TdsServer(
                (request, out) -> {
                  requests.add(request);
                  out.done();
                });
        Connection connection = server.connect()) {
      SqlDialect dialect = SqlDialect.of(connection);
      String parameters = String.join(", ", types.stream().map(dialect::parameter).toList());
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO t VALUES (" + parameters + ")")) {
        for (int at = 0; at < values.size(); at++) {
          dialect.writeParameter(insert, at + 1, types.get(at), values.get(at));
        }
        insert.executeUpdate();
      }
    }
    TdsRequest request = requests.poll(10, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }
}
