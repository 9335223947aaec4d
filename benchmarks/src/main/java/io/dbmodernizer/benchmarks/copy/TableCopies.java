package io.dbmodernizer.benchmarks.copy;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.IdentityCounters;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;

/** One table after the other by {@link TableCopier}, after one reading of the source's catalog. */
final class TableCopies implements Way {

  @Override
  public void run(Sides sides, Workload workload) throws SQLException {
    try (Connection source = sides.source();
        Connection target = sides.target()) {
      IdentityCounters counters = IdentityCounters.asOf(source);
      for (Table table : SqlDialect.of(source).reading(source).tables().tables()) {
        TableCopier.copy(
            source, target, table, counters, CopyOptions.defaults(), CopyListener.NONE);
      }
    }
  }
}
