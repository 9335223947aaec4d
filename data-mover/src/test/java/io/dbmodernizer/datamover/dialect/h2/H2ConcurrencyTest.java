package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ConcurrencyTest {
  private static final SqlDialect DIALECT = H2Dialect.INSTANCE;
  private static final TableName TABLE = new TableName("PUBLIC", "t");

  @Test
  void transactionThatReadsConsistentlySeesTheRowsOfOneMomentAndBlocksNobody() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute("CREATE TABLE t(id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
      try (Connection reader = database.connect("sa", "secret")) {
        // Given
        ReadConsistency consistency = DIALECT.readConsistently(reader);
        reader.setAutoCommit(false);
        long before = DIALECT.rowCount(reader, TABLE);

        // When
        database.execute("INSERT INTO t VALUES (2)", "UPDATE t SET id = 3 WHERE id = 1");

        // Then
        assertThat(consistency).isEqualTo(ReadConsistency.SNAPSHOT);
        assertThat(before).isEqualTo(1);
        assertThat(DIALECT.rowCount(reader, TABLE)).isEqualTo(1);
        reader.commit();
        assertThat(DIALECT.rowCount(reader, TABLE)).isEqualTo(2);
      }
    }
  }

  @Test
  void databaseWhoseFilesAreOpenedForReadingIsReadOnly(@TempDir Path folder) throws SQLException {
    String url = "jdbc:h2:" + folder.resolve("archive");
    try (TestDatabase writable = new TestDatabase(url)) {
      writable.execute("CREATE TABLE t(id INT)");
      assertThat(DIALECT.isReadOnly(writable.connection())).isFalse();
    }

    try (TestDatabase archive = new TestDatabase(url + ";ACCESS_MODE_DATA=r")) {
      assertThat(DIALECT.isReadOnly(archive.connection())).isTrue();
    }
  }

  @Test
  void statementGivesUpALockAfterTheTimeout() throws SQLException {
    try (TestDatabase database = new TestDatabase();
        Connection waiting = database.connect("sa", "secret")) {
      // Given
      database.execute("CREATE TABLE t(id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (1, 0)");
      database.connection().setAutoCommit(false);
      database.execute("UPDATE t SET n = 1");

      // When
      DIALECT.lockTimeout(waiting, Duration.ofMillis(10));
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                try (Statement statement = waiting.createStatement()) {
                  statement.execute("UPDATE t SET n = 2");
                }
              });

      // Then
      assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.DEADLOCK_OR_TRANSIENT);
      database.connection().setAutoCommit(true);
    }
  }

  @Test
  void refusesATimeoutThatWouldMeanForever() throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DIALECT.lockTimeout(database.connection(), Duration.ZERO));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DIALECT.lockTimeout(database.connection(), Duration.ofDays(25)));
    }
  }
}
