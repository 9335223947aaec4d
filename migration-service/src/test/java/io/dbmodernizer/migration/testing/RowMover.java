package io.dbmodernizer.migration.testing;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Copies a whole database at once, for tests of what comes after a copy. */
public final class RowMover {
  private RowMover() {}

  /** Copies every table; the target has them all. */
  public static void move(Connection source, Connection target) throws SQLException {
    List<Table> tables = SqlDialect.of(source).reading(source).tables().tables();
    ForeignKeySuspension.suspend(target, tables);
    for (Table table : tables) {
      TableCopier.copy(source, target, table, CopyOptions.defaults(), CopyListener.NONE);
    }
    ForeignKeySuspension.enforce(target, tables);
  }
}
