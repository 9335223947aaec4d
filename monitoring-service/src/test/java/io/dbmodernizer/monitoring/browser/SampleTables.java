package io.dbmodernizer.monitoring.browser;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.monitoring.status.Events;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The tables of one migration, in all states. */
final class SampleTables {
  private static final List<String> NAMES =
      List.of(
          "Orders",
          "OrderLines",
          "Customers",
          "Addresses",
          "Invoices",
          "Payments",
          "Products",
          "Stock");
  private static final List<TableState> STATES =
      List.of(
          TableState.MATCHED,
          TableState.COPYING,
          TableState.MATCHED,
          TableState.COPIED,
          TableState.MATCHED,
          TableState.MISMATCHED,
          TableState.PENDING,
          TableState.COPYING);

  private SampleTables() {}

  /**
   * Returns so many tables.
   *
   * @param rate rows a second of those being copied
   */
  static List<TableStatus> of(int count, Instant now, long rate) {
    return IntStream.range(0, count).mapToObj(i -> table(i, now, rate)).toList();
  }

  private static TableStatus table(int i, Instant now, long rate) {
    TableState state = STATES.get(i % STATES.size());
    long rows = 1_250_000L / (1 + i);
    boolean compared = state == TableState.MATCHED || state == TableState.MISMATCHED;
    boolean copying = state == TableState.COPYING;
    long moved = state == TableState.PENDING ? 0 : copying ? rows * 62 / 100 : rows;
    return TableStatus.newBuilder()
        .setMetadata(Events.metadata("table-" + i, i))
        .setProgress(
            TableProgress.newBuilder()
                .setTable(
                    "[dbo].[%s%s]"
                        .formatted(
                            NAMES.get(i % NAMES.size()), i < NAMES.size() ? "" : "_" + i / 8))
                .setState(state)
                .setSourceRows(rows)
                .setTargetRows(state == TableState.MISMATCHED ? moved - 3 : moved)
                .setBytesWritten(moved * 180)
                .setRowsPerSecond(copying ? rate - i : 0)
                .setStartedAt(moved > 0 ? now.minusSeconds(600) : null)
                .setEndedAt(moved > 0 && !copying ? now.minusSeconds(60) : null)
                .setEstimatedEndAt(copying ? now.plusSeconds(140) : null)
                .setMessage(
                    state == TableState.MISMATCHED ? "3 rows are missing in the target" : "")
                .setComparedAt(compared ? now.minusSeconds(50) : null)
                .setSourceChecksum(compared ? "9f2c41d07be84a36" + i : "")
                .setTargetChecksum(
                    compared
                        ? (state == TableState.MATCHED ? "9f2c41d07be84a36" : "01aa77c3d9e84b20")
                            + i
                        : "")
                .build())
        .build();
  }
}
