package io.dbmodernizer.cli.sample;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pseudo-random values of one row. The table and the number of the row are the seed, so the
 * values do not depend on other rows, and tables can be loaded in parallel.
 */
final class RowRandom {

  private static final LocalDate EPOCH = LocalDate.of(2019, 1, 1);

  private final SplittableRandom random;

  RowRandom(String table, long row) {
    this.random = new SplittableRandom(table.hashCode() * 1_000_003L + row);
  }

  /** Returns a number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** Returns true in about {@code percent} of 100 rows. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns the value, or null in about {@code percent} of 100 rows. */
  <T> @Nullable T orNull(int percent, T value) {
    return chance(percent) ? null : value;
  }

  /**
   * Returns a decimal with {@code scale} digits from {@code low} to {@code high} units of its last
   * digit.
   */
  BigDecimal decimal(long low, long high, int scale) {
    return BigDecimal.valueOf(random.nextLong(low, high + 1), scale);
  }

  double real(double low, double high) {
    return random.nextDouble(low, high);
  }

  /** Returns a day in the six years that the sample covers. */
  LocalDate day() {
    return EPOCH.plusDays(between(0, 365 * 6));
  }

  /** Returns a time in those years, in steps of 100 nanoseconds as in DATETIME2(7). */
  LocalDateTime moment() {
    return day().atStartOfDay().plusNanos(random.nextLong(0, 864_000_000_000L) * 100);
  }

  UUID guid() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | Long.MIN_VALUE;
    return new UUID(high, low);
  }

  byte[] bytes(int length) {
    ByteBuffer buffer = ByteBuffer.allocate((length + 7) / 8 * 8);
    while (buffer.hasRemaining()) {
      buffer.putLong(random.nextLong());
    }
    return java.util.Arrays.copyOf(buffer.array(), length);
  }

  /** Returns sentences of a product description. */
  String prose(int sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      text.append(oneOf(Vocabulary.SUBJECTS))
          .append(' ')
          .append(oneOf(Vocabulary.VERBS))
          .append(' ')
          .append(oneOf(Vocabulary.OBJECTS))
          .append(i % 3 == 2 ? ".\r\n" : ". ");
    }
    return text.toString();
  }
}
