package io.dbmodernizer.tables;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableTotals;

/** The totals over tables that are added and removed. Only one thread may change it. */
final class TableSums {
  private final int[] inState = new int[TableState.values().length];
  private long sourceRows;
  private long targetRows;
  private long bytesWritten;
  private int comparedByDigest;

  TableSums copy() {
    TableSums copy = new TableSums();
    System.arraycopy(inState, 0, copy.inState, 0, inState.length);
    copy.sourceRows = sourceRows;
    copy.targetRows = targetRows;
    copy.bytesWritten = bytesWritten;
    copy.comparedByDigest = comparedByDigest;
    return copy;
  }

  void add(TableProgress table) {
    count(table, 1);
  }

  void remove(TableProgress table) {
    count(table, -1);
  }

  TableTotals totals() {
    int tables = 0;
    for (int count : inState) {
      tables += count;
    }
    return TableTotals.newBuilder()
        .setTables(tables)
        .setPending(in(TableState.PENDING))
        .setCopying(in(TableState.COPYING))
        .setCopied(in(TableState.COPIED))
        .setMatched(in(TableState.MATCHED))
        .setMismatched(in(TableState.MISMATCHED))
        .setFailed(in(TableState.FAILED))
        .setSourceRows(sourceRows)
        .setTargetRows(targetRows)
        .setBytesWritten(bytesWritten)
        .setComparedByDigest(comparedByDigest)
        .build();
  }

  private int in(TableState state) {
    return inState[state.ordinal()];
  }

  private void count(TableProgress table, int sign) {
    inState[table.getState().ordinal()] += sign;
    sourceRows += sign * Math.max(0, table.getSourceRows());
    targetRows += sign * Math.max(0, table.getTargetRows());
    bytesWritten += sign * table.getBytesWritten();
    if (table.getState() == TableState.MATCHED && table.getComparedByDigest()) {
      comparedByDigest += sign;
    }
  }
}
