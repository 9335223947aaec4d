package io.dbmodernizer.systemtests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.systemtests.compare.RowComparison;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What has to be true of every migrated database. */
public final class MovedDatabase {

  private MovedDatabase() {}

  /** Compares source and target cell by cell, and expects so many rows in each table. */
  public static void assertEveryRowMoved(
      Pipeline pipeline,
      SourceDatabase source,
      MigrationRequested request,
      Map<TableId, Long> expectedRows)
      throws IOException, SQLException {
    try (Connection left = source.open();
        Connection right = pipeline.openTarget(request)) {
      RowComparison.Result result = RowComparison.compare(left, right);
      assertThat(result.differences()).isEmpty();
      assertThat(result.rows()).isEqualTo(byName(expectedRows));
    }
  }

  /**
   * The status counts the tables, and the topic of tables tells the rows of each and equal
   * checksums of both sides.
   */
  public static void assertStatusTellsEveryTable(
      Pipeline pipeline, MigrationStatus status, Map<TableId, Long> expectedRows) {
    assertThat(status.getTableTotals().getMatched()).isEqualTo(expectedRows.size());
    assertThat(status.getTables()).isEmpty();
    Map<String, TableProgress> latest = new TreeMap<>();
    for (TableStatus table : pipeline.events().of(status.getMigrationId(), TableStatus.class)) {
      latest.put(table.getProgress().getTable(), table.getProgress());
    }
    Map<String, Long> told = new TreeMap<>();
    for (TableProgress table : latest.values()) {
      String name = table.getTable();
      told.put(name, table.getSourceRows());
      assertThat(table.getState()).as(name).isEqualTo(TableState.MATCHED);
      assertThat(table.getTargetRows()).as(name).isEqualTo(table.getSourceRows());
      assertThat(table.getSourceChecksum())
          .as(name)
          .isNotEmpty()
          .isEqualTo(table.getTargetChecksum());
    }
    assertThat(told).isEqualTo(byName(expectedRows));
  }

  private static Map<String, Long> byName(Map<TableId, Long> rows) {
    Map<String, Long> named = new TreeMap<>();
    rows.forEach((table, count) -> named.put(table.toString(), count));
    return named;
  }
}
