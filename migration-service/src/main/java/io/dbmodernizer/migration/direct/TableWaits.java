package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.events.TableWait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of a copy wait for, as far as the ledger and the tasks of this instance say it.
 *
 * @param begun the tables of which a worker has begun a chunk
 * @param handedOut the tables of which a chunk is handed out
 * @param full what keeps chunks from being handed out; null if nothing does
 */
record TableWaits(Set<TableName> begun, Set<TableName> handedOut, @Nullable TableWait full) {

  TableWaits {
    begun = Set.copyOf(begun);
    handedOut = Set.copyOf(handedOut);
  }

  /**
   * Returns what a table waits for; null if it does not wait, or if this is not known.
   *
   * <p>A table that waited for other tables still does until a chunk of it is handed out. The tasks
   * run out and fill up within a second, and each time the records of all waiting tables would
   * change.
   *
   * @param before what it waited for; null if that is not known
   */
  @Nullable TableWait of(TableCopied table, @Nullable TableWait before) {
    if (table.decided() || begun.contains(table.table())) {
      return null;
    }
    if (handedOut.contains(table.table())) {
      return TableWait.WORKER;
    }
    return full == null && before == TableWait.OTHER_TABLES ? before : full;
  }
}
