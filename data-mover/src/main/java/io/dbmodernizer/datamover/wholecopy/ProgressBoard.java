package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.pace.AdaptivePace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the listener of a copy where it stands. Used by one thread. */
final class ProgressBoard {

  private static final long INTERVAL = 500_000_000;

  private final CopyJob job;
  private final SentRows sent;
  private final AdaptivePace pace;
  private final WholeCopyListener listener;
  private final RateMeter rows = new RateMeter();
  private final RateMeter bytes = new RateMeter();
  private final Map<TableName, TableProgress> before = new HashMap<>();
  private long shownAt;

  ProgressBoard(CopyJob job, SentRows sent, AdaptivePace pace, WholeCopyListener listener) {
    this.job = job;
    this.sent = sent;
    this.pace = pace;
    this.listener = listener;
    this.shownAt = System.nanoTime() - INTERVAL;
  }

  /** Returns true if it is time to show the state again. */
  boolean isDue() {
    return System.nanoTime() - shownAt >= INTERVAL;
  }

  /** Shows the state, and returns the tables. */
  List<TableProgress> show(List<TableCopied> ledger) {
    shownAt = System.nanoTime();
    List<TableProgress> tables = new ArrayList<>();
    for (TableCopied table : ledger) {
      tables.add(progress(table));
    }
    tables.sort(Comparator.comparing(TableProgress::table));
    rows.add(shownAt, tables.stream().mapToLong(TableProgress::rows).sum());
    bytes.add(shownAt, tables.stream().mapToLong(TableProgress::bytes).sum());
    long missing = tables.stream().mapToLong(table -> table.expectedRows() - table.rows()).sum();
    listener.progress(
        new WholeCopyProgress(
            tables,
            (long) rows.perSecond(),
            (long) bytes.perSecond(),
            rows.until(missing),
            pace.state()));
    return tables;
  }

  /** Adds the running transactions. A transaction that has just ended lowers no count. */
  private TableProgress progress(TableCopied table) {
    SentRows.Count running = sent.running(table.table());
    long sentRows = table.rows() + running.rows();
    long sentBytes = table.bytes() + running.bytes();
    TableProgress last = before.get(table.table());
    if (last != null && !table.complete()) {
      sentRows = Math.max(sentRows, last.rows());
      sentBytes = Math.max(sentBytes, last.bytes());
    }
    long expected =
        table.complete() ? table.rows() : Math.max(job.expected(table.table()), sentRows);
    TableProgress now =
        new TableProgress(
            table.table(), expected, sentRows, sentBytes, table.failed(), table.complete());
    before.put(table.table(), now);
    return now;
  }
}
