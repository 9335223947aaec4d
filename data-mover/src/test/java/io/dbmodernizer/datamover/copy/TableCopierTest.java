package io.dbmodernizer.datamover.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableCopierTest {

  private static final String TABLE =
      "CREATE TABLE t(id INT IDENTITY(1, 1) PRIMARY KEY, note VARCHAR(20))";

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void rowsAreCommittedBatchByBatchWithRunningCounts() throws Exception {
    // Given
    given(TABLE, "INSERT INTO t(note) SELECT 'n' || X FROM SYSTEM_RANGE(1, 25)");
    List<Long> counts = new ArrayList<>();

    // When
    CopyResult result =
        copy(
            CopyOptions.defaults().withBatchRows(10),
            progress -> counts.add(progress.rowsCopied()));

    // Then
    assertThat(counts).containsExactly(0L, 10L, 20L, 25L);
    assertThat(result.rowsRead()).isEqualTo(25);
    assertThat(result.rowsCopied()).isEqualTo(25);
    assertThat(result.bytesRead())
        .isEqualTo(25 * 8 + 9 * 2 + 16 * 3)
        .isEqualTo(result.bytesWritten());
    assertThat(target.rows("SELECT * FROM t ORDER BY id"))
        .isEqualTo(source.rows("SELECT * FROM t ORDER BY id"));
  }

  @Test
  void largeRowsFillABatchByTheirBytes() throws Exception {
    given(
        "CREATE TABLE t(id INT PRIMARY KEY, note VARCHAR(MAX))",
        "INSERT INTO t SELECT X, REPEAT('x', 1000) FROM SYSTEM_RANGE(1, 6)");
    List<Long> counts = new ArrayList<>();

    copy(new CopyOptions(1_000, 2_000, 100, false), progress -> counts.add(progress.rowsCopied()));

    assertThat(counts).containsExactly(0L, 2L, 4L, 6L);
  }

  @Test
  void aRowWithMoreThanAMebibyteOfLargeObjectsIsABatchOfItsOwn() throws Exception {
    given(
        "CREATE TABLE t(a CHARACTER LARGE OBJECT, id INT PRIMARY KEY,"
            + " b BINARY LARGE OBJECT, c CHARACTER LARGE OBJECT)",
        "INSERT INTO t VALUES ('é', 1, X'01', NULL), (NULL, 3, NULL, 'z'), ('y', 4, X'', '')");
    String half = "a漢é😀".repeat(120_000);
    byte[] bytes = new byte[700_000];
    bytes[1] = 7;
    try (PreparedStatement insert =
        source.connection().prepareStatement("INSERT INTO t VALUES (?, 2, ?, NULL)")) {
      insert.setCharacterStream(1, new StringReader(half));
      insert.setBytes(2, bytes);
      insert.executeUpdate();
    }
    List<Long> counts = new ArrayList<>();

    CopyResult result = copy(CopyOptions.defaults(), progress -> counts.add(progress.rowsCopied()));

    assertThat(counts).containsExactly(0L, 1L, 2L, 4L);
    assertThat(result.bytesWritten())
        .isEqualTo(4 * 4 + 4 * 4 + 2 + 1 + 1 + 1 + 10 * 120_000 + 700_000);
    assertThat(target.rows("SELECT * FROM t ORDER BY id"))
        .isEqualTo(source.rows("SELECT * FROM t ORDER BY id"))
        .hasSize(4);
  }

  @Test
  void aTargetWithRowsIsRefusedAndLeftAsItWas() throws Exception {
    given(TABLE, "INSERT INTO t(note) VALUES ('new')");
    target.execute("INSERT INTO t(note) VALUES ('old')");

    assertThatThrownBy(() -> copy(CopyOptions.defaults(), CopyListener.NONE))
        .isInstanceOf(TargetNotEmptyException.class)
        .hasMessageContaining("[PUBLIC].[t]")
        .hasMessageContaining("truncateTarget");
    assertThat(target.query("SELECT note FROM t")).containsExactly("old");
  }

  @Test
  void aTargetWithRowsIsReplacedWhenAllowed() throws Exception {
    given(TABLE, "INSERT INTO t(note) VALUES ('new')");
    target.execute("INSERT INTO t(note) VALUES ('old')", "INSERT INTO t(note) VALUES ('older')");

    copy(CopyOptions.defaults().withTruncateTarget(true), CopyListener.NONE);

    assertThat(target.query("SELECT note FROM t")).containsExactly("new");
  }

  @Test
  void aListenerEndsTheCopyBetweenBatches() throws Exception {
    given(TABLE, "INSERT INTO t(note) SELECT 'n' || X FROM SYSTEM_RANGE(1, 100)");
    long[] copied = {0};
    CopyListener listener =
        new CopyListener() {
          @Override
          public void onProgress(CopyProgress progress) {
            copied[0] = progress.rowsCopied();
          }

          @Override
          public boolean isCancelled() {
            return copied[0] >= 30;
          }
        };

    CopyCancelledException cancelled =
        catchThrowableOfType(
            CopyCancelledException.class,
            () -> copy(CopyOptions.defaults().withBatchRows(10), listener));

    assertThat(cancelled).hasMessageContaining("[PUBLIC].[t]").hasMessageContaining("30 rows");
    assertThat(cancelled.progress().rowsCopied()).isEqualTo(30);
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("30");
    assertThat(target.connection().getAutoCommit()).isTrue();
  }

  @Test
  void theIdentityGoesOnWhereTheSourceStopped() throws Exception {
    // Given
    given(
        "CREATE TABLE t(id INT IDENTITY(10, 5) PRIMARY KEY, note VARCHAR(20))",
        "INSERT INTO t(note) VALUES ('10'), ('15'), ('20')",
        "DELETE FROM t WHERE id = 20");

    // When
    copy(CopyOptions.defaults(), CopyListener.NONE);

    // Then
    target.execute("INSERT INTO t(note) VALUES ('next')");
    assertThat(target.query("SELECT id FROM t ORDER BY id")).containsExactly("10", "15", "25");
  }

  @Test
  void anIdentityThatCountsDownGoesOnDownwards() throws Exception {
    given(
        "CREATE TABLE t(id INT IDENTITY(-1, -1) PRIMARY KEY, note VARCHAR(20))",
        "INSERT INTO t(note) VALUES ('a'), ('b')",
        "INSERT INTO t(id, note) VALUES (-7, 'c')");

    copy(CopyOptions.defaults(), CopyListener.NONE);

    target.execute("INSERT INTO t(note) VALUES ('next')");
    assertThat(target.query("SELECT MIN(id) FROM t")).containsExactly("-8");
  }

  @Test
  void anIdentityAtTheEndOfItsTypeIsCopied() throws Exception {
    given(
        "CREATE TABLE t(id TINYINT IDENTITY(1, 1) PRIMARY KEY, note VARCHAR(20))",
        "INSERT INTO t(id, note) VALUES (127, 'last')");

    copy(CopyOptions.defaults(), CopyListener.NONE);

    assertThat(target.query("SELECT id FROM t")).containsExactly("127");
    assertThatThrownBy(() -> target.execute("INSERT INTO t(note) VALUES ('one too many')"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void anErrorBetweenInsertAndCommitLeavesNoRows() throws Exception {
    // Given
    given(TABLE, "INSERT INTO t(note) VALUES ('new')");
    Connection failing =
        target(
            "commit",
            () -> {
              throw new OutOfMemoryError("between insert and commit");
            });

    // When
    Throwable thrown =
        catchThrowable(
            () ->
                TableCopier.copy(
                    source.connection(),
                    failing,
                    source.table("PUBLIC.t"),
                    CopyOptions.defaults(),
                    CopyListener.NONE));

    // Then
    assertThat(thrown).isInstanceOf(OutOfMemoryError.class);
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("0");
  }

  @Test
  void aCopyThatLeftRowsBehindIsNoSuccess() throws Exception {
    given(TABLE, "INSERT INTO t(note) VALUES ('new')");
    Connection losing = target("commit", () -> target.connection().rollback());

    assertThatThrownBy(
            () ->
                TableCopier.copy(
                    source.connection(),
                    losing,
                    source.table("PUBLIC.t"),
                    CopyOptions.defaults(),
                    CopyListener.NONE))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[PUBLIC].[t]")
        .hasMessageContaining("0 rows")
        .hasMessageContaining("1 were read");
  }

  @Test
  void aRowTheTargetRefusesFailsTheCopyWithTheDatabasesError() throws Exception {
    source.execute("CREATE TABLE t(id INT PRIMARY KEY, n INT)", "INSERT INTO t VALUES (1, -5)");
    target.execute("CREATE TABLE t(id INT PRIMARY KEY, n INT CHECK (n > 0))");

    SQLException failure =
        catchThrowableOfType(
            SQLException.class, () -> copy(CopyOptions.defaults(), CopyListener.NONE));

    assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.CONSTRAINT_VIOLATION);
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("0");
  }

  @Test
  void valuesOfComputedColumnsAreLeftToTheTarget() throws Exception {
    given(
        "CREATE TABLE t(id INT PRIMARY KEY, twice INT GENERATED ALWAYS AS (id * 2))",
        "INSERT INTO t(id) VALUES (21)");

    copy(CopyOptions.defaults(), CopyListener.NONE);

    assertThat(target.query("SELECT twice FROM t")).containsExactly("42");
  }

  @Test
  void tablesThatReferToEachOtherAreCopiedWhileForeignKeysAreSuspended() throws Exception {
    // Given
    given(
        "CREATE TABLE t(id INT PRIMARY KEY, up INT, CONSTRAINT fk FOREIGN KEY (up) REFERENCES t(id))",
        "INSERT INTO t VALUES (2, 2), (1, 2)");
    Table table = source.table("PUBLIC.t");

    // When
    ForeignKeySuspension.suspend(target.connection(), List.of(table));
    copy(CopyOptions.defaults().withBatchRows(1), CopyListener.NONE);
    ForeignKeySuspension.enforce(target.connection(), List.of(table));

    // Then
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("2");
    assertThatThrownBy(() -> target.execute("INSERT INTO t VALUES (3, 99)"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void enforcingForeignKeysFindsRowsThatReferToNothing() throws Exception {
    given(
        "CREATE TABLE t(id INT PRIMARY KEY, up INT, CONSTRAINT fk FOREIGN KEY (up) REFERENCES t(id))");
    Table table = source.table("PUBLIC.t");
    ForeignKeySuspension.suspend(target.connection(), List.of(table));
    target.execute("INSERT INTO t VALUES (1, 99)");

    SQLException failure =
        catchThrowableOfType(
            SQLException.class,
            () -> ForeignKeySuspension.enforce(target.connection(), List.of(table)));

    assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.CONSTRAINT_VIOLATION);
  }

  @Test
  void optionsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> CopyOptions.defaults().withBatchRows(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batchRows must be between 1 and 100000, got 0");
  }

  private interface Work {
    void run() throws SQLException;
  }

  /** The target's connection with another effect of one method. */
  private Connection target(String replaced, Work work) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(replaced)) {
                work.run();
                return null;
              }
              try {
                return method.invoke(target.connection(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void given(String table, String... rows) throws SQLException {
    source.execute(table);
    source.execute(rows);
    target.execute(table);
  }

  private CopyResult copy(CopyOptions options, CopyListener listener) throws SQLException {
    return TableCopier.copy(
        source.connection(), target.connection(), source.table("PUBLIC.t"), options, listener);
  }
}
