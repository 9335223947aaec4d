package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.compare.TableComparer;
import io.dbmodernizer.datamover.compare.TableComparison;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.CopyResult;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moves databases to and from a TCP server, as the local platform does. */
class RoundTripOverTcpIT {

  private static final int ROWS = 50_000;

  private Server server;

  @BeforeEach
  void start() throws SQLException {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private String url(String name) {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name;
  }

  @Test
  void aDatabaseWithEveryKindOfTableArrivesWholeBehindAServer() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase(url("everything"))) {
      // Given
      SampleRows.insert(source.connection());

      // When
      List<TableComparison> comparisons = RoundTrip.move(source, target);

      // Then
      assertThat(target.catalog()).isEqualTo(source.catalog());
      assertThat(comparisons).hasSize(5).allMatch(TableComparison::matched);
      String everyValue = "SELECT * FROM [Sales].[Kinds] ORDER BY [Id]";
      assertThat(target.rows(everyValue)).isEqualTo(source.rows(everyValue)).hasSize(3);
    }
  }

  @Test
  void manyRowsArriveInBatches() throws Exception {
    try (TestDatabase source = new TestDatabase(url("many-source"));
        TestDatabase target = new TestDatabase(url("many-target"))) {
      // Given
      source.execute(
          """
          CREATE TABLE [Fact] (
            [Id] int IDENTITY(1, 1) NOT NULL PRIMARY KEY,
            [Customer] int NOT NULL,
            [Amount] decimal(19, 4) NOT NULL,
            [Changed] datetime2(7) NOT NULL,
            [Note] nvarchar(100),
            [Guid] uniqueidentifier NOT NULL)""",
          "INSERT INTO [Fact] ([Customer], [Amount], [Changed], [Note], [Guid])"
              + " SELECT X % 1000, X / 7.0, DATEADD('SECOND', X, TIMESTAMP '2020-01-01 00:00:00'),"
              + " CASE WHEN X % 10 = 0 THEN NULL ELSE 'note ' || X END, RANDOM_UUID()"
              + " FROM SYSTEM_RANGE(1, "
              + ROWS
              + ")");
      SchemaMigrator.apply(
          target.connection(),
          SchemaPlanner.plan(
              source.catalog(), target.catalog(), target.dialect(), source.tableNames()));
      Table table = source.table("PUBLIC.Fact");
      List<Long> counts = new ArrayList<>();

      // When
      CopyResult result =
          TableCopier.copy(
              source.connection(),
              target.connection(),
              table,
              CopyOptions.defaults().withBatchRows(300),
              progress -> counts.add(progress.rowsCopied()));

      // Then
      assertThat(result.rowsCopied()).isEqualTo(ROWS);
      assertThat(counts).hasSize(1 + (ROWS + 299) / 300).isSorted().endsWith((long) ROWS);
      assertThat(
              TableComparer.compare(
                      source.connection(), table, target.connection(), target.table("PUBLIC.Fact"))
                  .matched())
          .isTrue();
    }
  }
}
