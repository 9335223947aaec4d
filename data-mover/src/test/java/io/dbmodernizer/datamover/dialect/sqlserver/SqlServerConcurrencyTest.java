package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on a table in the shape of SQL Server's view of databases. */
class SqlServerConcurrencyTest {

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithObjects();
    imitation.execute(
        "UPDATE sys.databases SET snapshot_isolation_state = 1, is_read_only = 1"
            + " WHERE name = 'master'");
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, COMMITTED_ROWS",
    "0, 1, STATEMENT",
    "1, 0, SNAPSHOT",
    "1, 1, SNAPSHOT",
    "2, 0, COMMITTED_ROWS",
    "3, 0, COMMITTED_ROWS"
  })
  void readsAsConsistentlyAsTheCurrentDatabaseAllows(
      int snapshotState, int rowVersions, ReadConsistency consistency) throws SQLException {
    // Given
    imitation.execute(
        "UPDATE sys.databases SET snapshot_isolation_state = "
            + snapshotState
            + ", is_read_committed_snapshot_on = "
            + rowVersions
            + " WHERE name = 'shop'");

    // When
    SqlServerConcurrency concurrency = SqlServerConcurrency.of(imitation.connection());

    // Then
    assertThat(concurrency.consistency()).isEqualTo(consistency);
    assertThat(concurrency.isolation())
        .isEqualTo(
            consistency == ReadConsistency.SNAPSHOT
                ? SqlServerConcurrency.SNAPSHOT
                : Connection.TRANSACTION_READ_COMMITTED);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "1, 0, true", "1, 1, false"})
  void databaseThatFollowsAnotherOneIsNotReadOnly(int readOnly, int standby, boolean unchanging)
      throws SQLException {
    // Given
    imitation.execute(
        "UPDATE sys.databases SET is_read_only = "
            + readOnly
            + ", is_in_standby = "
            + standby
            + " WHERE name = 'shop'");

    // When / Then
    assertThat(SqlServerDialect.INSTANCE.isReadOnly(imitation.connection())).isEqualTo(unchanging);
  }

  @Test
  void loginThatDoesNotSeeTheDatabasePromisesNothing() throws SQLException {
    // Given
    imitation.execute("DELETE FROM sys.databases WHERE name = 'shop'");

    // When
    SqlServerConcurrency concurrency = SqlServerConcurrency.of(imitation.connection());

    // Then
    assertThat(concurrency)
        .isEqualTo(new SqlServerConcurrency(ReadConsistency.COMMITTED_ROWS, false));
  }
}
