package io.dbmodernizer.emulator.sql.restore;

import java.time.Instant;

/** Windows file times, which Azure puts into the names of dropped databases and backups. */
final class FileTime {

  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  private FileTime() {}

  /** Returns the tenths of a microsecond since 1601. */
  static long of(Instant time) {
    return (time.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * 10_000_000L + time.getNano() / 100;
  }
}
