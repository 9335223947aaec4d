package io.dbmodernizer.datamover.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.range.KeyBound;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.range.TableKey;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableDigestPropertiesTest {

  private static final int RUNS = 300;

  @Test
  void theOrderOfRowsDoesNotMatter() {
    Random random = new Random(1);
    for (int run = 0; run < RUNS; run++) {
      List<@Nullable Object[]> rows = rows(random);
      TableDigest before = digest(rows);
      Collections.shuffle(rows, random);

      assertThat(digest(rows)).isEqualTo(before);
    }
  }

  @Test
  void anyChangedCellChangesTheChecksum() {
    Random random = new Random(2);
    for (int run = 0; run < RUNS; run++) {
      List<@Nullable Object[]> rows = rows(random);
      TableDigest before = digest(rows);
      @Nullable Object[] row = rows.get(random.nextInt(rows.size()));
      int at = random.nextInt(row.length);
      Object old = row[at];
      do {
        row[at] = value(random);
      } while (Objects.deepEquals(old, row[at]));

      assertThat(digest(rows).checksum()).isNotEqualTo(before.checksum());
    }
  }

  @Test
  void cellsSwappedBetweenColumnsOrRowsChangeTheChecksum() {
    TableDigest straight = digestOf(row("a", "b"), row("c", "d"));

    assertThat(digestOf(row("b", "a"), row("c", "d"))).isNotEqualTo(straight);
    assertThat(digestOf(row("c", "b"), row("a", "d"))).isNotEqualTo(straight);
    assertThat(digestOf(row("ab", ""), row("c", "d"))).isNotEqualTo(straight);
    assertThat(digestOf(row("", "ab"), row("c", "d")))
        .isNotEqualTo(digestOf(row("ab", ""), row("c", "d")));
  }

  @Test
  void lostAndDoubledRowsChangeTheChecksum() {
    Random random = new Random(3);
    for (int run = 0; run < RUNS; run++) {
      List<@Nullable Object[]> rows = rows(random);
      TableDigest before = digest(rows);
      @Nullable Object[] row = rows.get(random.nextInt(rows.size()));
      // Two more of the same row would vanish from an exclusive-or.
      rows.add(row);
      TableDigest twice = digest(rows);
      rows.add(row);
      TableDigest thrice = digest(rows);
      rows.removeIf(other -> other == row);

      assertThat(List.of(before, twice, thrice, digest(rows)))
          .extracting(TableDigest::checksum)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void nullEmptyTextEmptyBytesAndZeroAreFourThings() {
    assertThat(
            List.of(
                digestOf(row((Object) null)),
                digestOf(row("")),
                digestOf(row((Object) new byte[0])),
                digestOf(row(0L)),
                digestOf(row("0")),
                digestOf(row(" "))))
        .doesNotHaveDuplicates();
  }

  @Test
  void numbersAreComparedByValueAndTimesToTheNanosecond() {
    assertThat(digestOf(row(new BigDecimal("1.50"))))
        .isEqualTo(digestOf(row(new BigDecimal("1.5"))));
    assertThat(digestOf(row(new BigDecimal("100")))).isEqualTo(digestOf(row(100L)));
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 12, 0, 0, 100);
    assertThat(digestOf(row(time))).isNotEqualTo(digestOf(row(time.plusNanos(100))));
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    assertThat(digestOf(row(utc)))
        .isNotEqualTo(digestOf(row(utc.withOffsetSameInstant(ZoneOffset.ofHours(2)))));
  }

  @Test
  void textsThatAreNoUnicodeDifferFromOneAnotherAndFromTheirReplacement() {
    List<String> texts =
        List.of("a?", "a\ufffd", "a\ud800", "a\ud801", "a\udc00", "a\udc00\ud800", "a\ud800\udc00");

    assertThat(texts.stream().map(text -> digestOf(row(text))).toList()).doesNotHaveDuplicates();
  }

  @Test
  void aGuidIsNotItsTextAndANegativeZeroIsNotAPositiveOne() {
    UUID guid = new UUID(1, 2);

    assertThat(digestOf(row(guid))).isNotEqualTo(digestOf(row(guid.toString())));
    assertThat(digestOf(row(-0.0))).isNotEqualTo(digestOf(row(0.0)));
    assertThat(digestOf(row(-0.0f))).isNotEqualTo(digestOf(row(0.0f)));
  }

  @Test
  void digestsOfChunksAddUpToTheDigestOfTheTable() {
    Random random = new Random(4);
    for (int run = 0; run < RUNS; run++) {
      List<@Nullable Object[]> rows = rows(random);
      int cut = random.nextInt(rows.size() + 1);

      assertThat(digest(rows.subList(0, cut)).plus(digest(rows.subList(cut, rows.size()))))
          .isEqualTo(digest(rows));
    }
    assertThat(TableDigest.EMPTY.plus(digest(rows(random))).rows()).isPositive();
  }

  @Test
  void keyRangesOfARealTableAddUp() throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      // Given
      database.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, note VARCHAR(20))",
          "INSERT INTO t SELECT X, 'n' || X FROM SYSTEM_RANGE(1, 100)");
      Table table = database.table("PUBLIC.t");

      // When
      TableDigest low = digest(database, table, new KeyRange(null, at(40)));
      TableDigest middle = digest(database, table, new KeyRange(at(40), at(41)));
      TableDigest high = digest(database, table, new KeyRange(at(41), null));

      // Then
      assertThat(low.rows()).isEqualTo(39);
      assertThat(middle.rows()).isEqualTo(1);
      assertThat(low.plus(middle).plus(high))
          .isEqualTo(TableDigester.digest(database.connection(), table, database.dialect()));
    }
  }

  private static TableDigest digest(TestDatabase database, Table table, KeyRange range)
      throws SQLException {
    RangeCondition condition =
        RangeCondition.of(TableKey.of(table).orElseThrow(), range, database.dialect());
    return TableDigester.digest(database.connection(), table, database.dialect(), condition);
  }

  private static KeyBound at(long id) {
    return new KeyBound(List.of(id));
  }

  private static TableDigest digest(List<@Nullable Object[]> rows) {
    RowHasher hasher = new RowHasher();
    RowSum sum = new RowSum();
    for (@Nullable Object[] row : rows) {
      for (Object value : row) {
        assertThatNoException().isThrownBy(() -> hasher.add(value));
      }
      sum.add(hasher.finish());
    }
    return sum.digest();
  }

  private static TableDigest digestOf(@Nullable Object[]... rows) {
    return digest(Arrays.asList(rows));
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static List<@Nullable Object[]> rows(Random random) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    int columns = 1 + random.nextInt(6);
    int count = 1 + random.nextInt(20);
    for (int at = 0; at < count; at++) {
      @Nullable Object[] row = new @Nullable Object[columns];
      Arrays.setAll(row, column -> value(random));
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(11)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 ->
          new BigDecimal(random.nextLong())
              .movePointLeft(1 + random.nextInt(9))
              .add(new BigDecimal("0.00000000001"));
      case 4 -> random.nextDouble() + 1;
      case 5 -> LocalDate.ofEpochDay(random.nextInt(1_000_000));
      case 6 -> LocalTime.ofNanoOfDay(random.nextInt() & 0x7fffffff);
      case 7 -> LocalDateTime.of(2000, 1, 1, 0, 0).plusNanos(random.nextLong() >>> 2);
      case 8 ->
          OffsetDateTime.of(
              2000,
              1,
              1,
              0,
              0,
              0,
              random.nextInt(1_000_000),
              ZoneOffset.ofHours(random.nextInt(14)));
      case 9 -> {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        yield bytes;
      }
      default -> "x".repeat(random.nextInt(4)) + random.nextInt(100);
    };
  }
}
