package io.dbmodernizer.datamover;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.compare.TableComparer;
import io.dbmodernizer.datamover.compare.TableComparison;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import io.dbmodernizer.datamover.wholecopy.CopyDatabases;
import io.dbmodernizer.datamover.wholecopy.WholeCopy;
import io.dbmodernizer.datamover.wholecopy.WholeCopyListener;
import io.dbmodernizer.datamover.wholecopy.WholeCopyOptions;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Moves one test database to another: schema, rows, comparison. */
final class RoundTrip {

  private RoundTrip() {}

  static List<TableComparison> move(TestDatabase source, TestDatabase target) throws SQLException {
    SchemaMigrator.apply(
        target.connection(),
        SchemaPlanner.plan(
            source.catalog(), target.catalog(), target.dialect(), source.tableNames()));
    List<Table> tables = source.catalog().tables();
    ForeignKeySuspension.suspend(target.connection(), tables);
    for (Table table : tables) {
      TableCopier.copy(
          source.connection(),
          target.connection(),
          table,
          CopyOptions.defaults(),
          CopyListener.NONE);
    }
    ForeignKeySuspension.enforce(target.connection(), tables);
    return compare(source, target);
  }

  /** Moves the database as {@code modernize copy} does. */
  static List<TableComparison> moveInChunks(TestDatabase source, TestDatabase target)
      throws SQLException, InterruptedException {
    WholeCopyReport report =
        WholeCopy.run(
            new CopyDatabases(
                () -> DriverManager.getConnection(source.url(), "sa", "secret"),
                () -> DriverManager.getConnection(target.url(), "sa", "secret")),
            WholeCopyOptions.of("round-trip"),
            WholeCopyListener.NONE);
    if (report.ending() != WholeCopyReport.Ending.COMPLETE) {
      throw new IllegalStateException("the copy ended with " + report);
    }
    return compare(source, target);
  }

  private static List<TableComparison> compare(TestDatabase source, TestDatabase target)
      throws SQLException {
    List<Table> tables = source.catalog().tables();
    List<TableComparison> comparisons = new ArrayList<>();
    for (Table table : tables) {
      comparisons.add(
          TableComparer.compare(
              source.connection(),
              table,
              target.connection(),
              target.catalog().table(table.name()).orElseThrow()));
    }
    return comparisons;
  }
}
