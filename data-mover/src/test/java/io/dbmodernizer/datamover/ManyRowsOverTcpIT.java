package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.TableComparer;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.CopyResult;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies between two databases behind a TCP server, as the local platform does. */
class ManyRowsOverTcpIT {

  private static final int ROWS = 300_000;

  private Server server;

  @BeforeEach
  void start() throws SQLException {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Connection open(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name + TestDatabase.OPTIONS, "sa", "pw");
  }

  @Test
  void threeHundredThousandRowsArriveInSeconds() throws Exception {
    try (Connection source = open("many-source");
        Connection target = open("many-target")) {
      // Given
      try (Statement statement = source.createStatement()) {
        statement.execute(
            """
            CREATE TABLE [Fact] (
              [Id] int IDENTITY(1, 1) NOT NULL PRIMARY KEY,
              [Customer] int NOT NULL,
              [Amount] decimal(19, 4) NOT NULL,
              [Changed] datetime2(7) NOT NULL,
              [Note] nvarchar(100),
              [Guid] uniqueidentifier NOT NULL)""");
        statement.execute(
            "INSERT INTO [Fact] ([Customer], [Amount], [Changed], [Note], [Guid])"
                + " SELECT X % 1000, X / 7.0, DATEADD('SECOND', X, TIMESTAMP '2020-01-01 00:00:00'),"
                + " CASE WHEN X % 10 = 0 THEN NULL ELSE 'note ' || X END, RANDOM_UUID()"
                + " FROM SYSTEM_RANGE(1, " + ROWS + ")");
      }
      SqlDialect dialect = SqlDialect.of(source);
      var catalog = dialect.catalogReader().read(source);
      TableName name = new TableName("PUBLIC", "Fact");
      Table table = catalog.table(name).orElseThrow();
      SchemaMigrator.apply(
          target,
          SchemaPlanner.plan(catalog, dialect.catalogReader().read(target), dialect, Set.of(name)));

      // When
      CopyResult result =
          TableCopier.copy(source, target, table, CopyOptions.defaults(), CopyListener.NONE);
      long start = System.nanoTime();
      var comparison = TableComparer.compare(source, target, table);
      System.out.println("COPY " + result + " COMPARE " + (System.nanoTime() - start) / 1_000_000 + " ms");

      // Then
      assertThat(result.rowsCopied()).isEqualTo(ROWS);
      assertThat(comparison.matched()).isTrue();
      // Ten times what it takes on two cores; a round trip for each row takes longer.
      assertThat(result.duration()).isLessThan(Duration.ofSeconds(30));
    }
  }
}
