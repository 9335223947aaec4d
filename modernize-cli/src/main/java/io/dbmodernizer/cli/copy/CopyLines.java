package io.dbmodernizer.cli.copy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.wholecopy.TableProgress;
import io.dbmodernizer.datamover.wholecopy.WholeCopyProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** A line for each table that is complete and, every ten seconds, one for the whole copy. */
final class CopyLines implements CopyView {

  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final Set<TableName> complete = new HashSet<>();
  private long shownAt;
  private String lastWait = "";

  CopyLines(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.shownAt = nanoTime.getAsLong();
  }

  @Override
  public synchronized void progress(WholeCopyProgress progress) {
    for (TableProgress table : progress.tables()) {
      if (table.complete() && complete.add(table.table())) {
        out.println("copied " + table.table() + ": " + Amounts.number(table.rows()) + " rows");
      }
    }
    if (nanoTime.getAsLong() - shownAt >= INTERVAL) {
      shownAt = nanoTime.getAsLong();
      out.println(progress.percent() + " %: " + CopyTexts.whole(progress));
    }
    out.flush();
  }

  @Override
  public synchronized void waiting(String failure) {
    if (!failure.equals(lastWait)) {
      lastWait = failure;
      out.println(failure);
      out.flush();
    }
  }
}
