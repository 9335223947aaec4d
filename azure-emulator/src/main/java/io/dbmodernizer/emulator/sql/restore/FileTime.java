package io.dbmodernizer.emulator.sql.restore;

import java.time.Instant;

/** Windows file times, which are part of the names of dropped databases and backups in Azure. */
final class FileTime {

  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  private FileTime() {}

  /** Returns the intervals of 100 nanoseconds since 1601-01-01T00:00:00Z. */
  static long of(Instant time) {
    return (time.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * 10_000_000L + time.getNano() / 100;
  }
}
