package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.table.MigrationTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The transfer of the ledger's figures into the tables of the stage, and a line for people. */
final class CopyReport {
  private static final String FAILED = "chunks of this table could not be copied";

  private CopyReport() {}

  /** Applies the figures and waits. A table that the ledger does not have keeps its state. */
  static void apply(List<TableCopied> ledger, TableWaits waits, MigrationTables tables) {
    for (TableCopied copied : ledger) {
      tables
          .get(copied.table())
          .ifPresent(before -> tables.put(copied.table(), merged(before, copied, waits)));
    }
  }

  private static TableProgress merged(TableProgress before, TableCopied copied, TableWaits waits) {
    TableState state = state(copied);
    return TableProgress.newBuilder(before)
        .setState(state)
        .setTargetRows(state == TableState.PENDING ? -1 : copied.rows())
        .setBytesWritten(copied.bytes())
        .setMessage(state == TableState.FAILED ? FAILED : "")
        .setWaitsFor(waits.of(copied, before.getWaitsFor()))
        .build();
  }

  private static TableState state(TableCopied copied) {
    if (copied.complete()) {
      return TableState.COPIED;
    }
    if (copied.failed() > 0 && copied.copied() + copied.failed() == copied.chunks()) {
      return TableState.FAILED;
    }
    return copied.chunks() == 0 ? TableState.PENDING : TableState.COPYING;
  }

  /** Returns the rows that are on the target. */
  static long rows(List<TableCopied> ledger) {
    return ledger.stream().mapToLong(TableCopied::rows).sum();
  }

  /** Returns one line about a complete copy: tables, rows, and how consistent they are. */
  static String result(List<TableCopied> ledger, SourceReading source) {
    return "%d tables copied, %,d rows; %s"
        .formatted(ledger.size(), rows(ledger), source.inWords());
  }

  /**
   * Returns one line: tables, rows, rate and the time that is left at this rate.
   *
   * @param ledger the tables of the copy
   * @param expected the rows of these tables in the source, as far as known
   */
  static String detail(
      List<TableCopied> ledger, long expected, DirectCheckpoint checkpoint, Instant now) {
    long rows = rows(ledger);
    long complete = ledger.stream().filter(TableCopied::complete).count();
    StringBuilder line =
        new StringBuilder(
            "%d of %d tables copied, %,d rows".formatted(complete, ledger.size(), rows));
    double rate = checkpoint.rate(now, rows);
    if (rate >= 1) {
      line.append(String.format(Locale.ROOT, ", %,.0f rows/s", rate));
      long left = expected - rows;
      if (left > 0) {
        line.append(", about ")
            .append(inWords(Duration.ofSeconds((long) (left / rate))))
            .append(" left");
      }
    }
    return line.toString();
  }

  private static String inWords(Duration time) {
    if (time.toSeconds() < 60) {
      return Math.max(1, time.toSeconds()) + " s";
    }
    return time.toMinutes() < 60
        ? time.toMinutes() + " min"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
