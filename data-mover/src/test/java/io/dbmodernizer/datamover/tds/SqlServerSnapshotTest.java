package io.dbmodernizer.datamover.tds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real driver takes the isolation level. The server is a {@link TdsServer}. */
class SqlServerSnapshotTest {
  private static final int[] TINYINT = {0x30};
  private static final int[] BIT = {0x32};
  private static final int SNAPSHOT_OF_THE_DRIVER = 4096;

  @ParameterizedTest
  @CsvSource({
    "1, " + SNAPSHOT_OF_THE_DRIVER + ", SNAPSHOT",
    "0, " + Connection.TRANSACTION_READ_COMMITTED + ", COMMITTED_ROWS"
  })
  void theDriverReadsAtTheLevelThatTheDatabaseAllows(
      int state, int level, ReadConsistency consistency) throws Exception {
    try (TdsServer server =
            new TdsServer(
                (request, out) ->
                    out.columns(TINYINT, BIT, BIT, BIT).row().bytes(state, 0, 0, 0).done());
        Connection connection = server.connect()) {

      // When
      ReadConsistency chosen = SqlDialect.of(connection).readConsistently(connection);

      // Then
      assertThat(chosen).isEqualTo(consistency);
      assertThat(connection.getTransactionIsolation()).isEqualTo(level);
    }
  }
}
