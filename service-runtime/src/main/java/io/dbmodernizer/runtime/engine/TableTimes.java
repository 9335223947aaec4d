package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.tables.StageTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes changed tables with the times and the rate of their copy, because the engines report
 * rows only. The rate is the average since the copy of the table began.
 */
final class TableTimes {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private TableTimes() {}

  /**
   * Sets the times and rates of changed tables, in place.
   *
   * @param before the tables as they were
   */
  static void complete(List<TableProgress> changed, StageTables before, Instant now) {
    for (TableProgress table : changed) {
      Optional<TableProgress> known = before.find(table.getTable());
      switch (table.getState()) {
        case PENDING -> clear(table);
        case COPYING -> copying(table, known.filter(TableTimes::isCopying).orElse(null), now);
        default -> {
          table.setWaitsFor(null);
          known.ifPresent(earlier -> ended(table, earlier, now));
        }
      }
    }
  }

  private static void clear(TableProgress table) {
    table.setStartedAt(null);
    table.setEndedAt(null);
    table.setEstimatedEndAt(null);
    table.setRowsPerSecond(0);
  }

  private static void copying(TableProgress table, @Nullable TableProgress goesOn, Instant now) {
    clear(table);
    table.setStartedAt(goesOn == null ? now : goesOn.getStartedAt());
    long rate = rate(table, now);
    table.setRowsPerSecond(rate);
    long left = table.getSourceRows() - table.getTargetRows();
    if (rate > 0 && left >= 0) {
      table.setEstimatedEndAt(now.plusSeconds(left / rate));
    }
  }

  private static void ended(TableProgress table, TableProgress before, Instant now) {
    table.setStartedAt(before.getStartedAt());
    boolean endsNow = isCopying(before) || before.getState() == TableState.PENDING;
    table.setEndedAt(endsNow ? now : before.getEndedAt());
    table.setRowsPerSecond(endsNow ? rate(table, now) : before.getRowsPerSecond());
    table.setEstimatedEndAt(null);
  }

  private static boolean isCopying(TableProgress table) {
    return table.getState() == TableState.COPYING;
  }

  private static long rate(TableProgress table, Instant now) {
    Instant start = table.getStartedAt();
    if (start == null || now.isBefore(start.plus(SHORTEST)) || table.getTargetRows() < 0) {
      return 0;
    }
    return table.getTargetRows() * 1000 / Duration.between(start, now).toMillis();
  }
}
