package io.dbmodernizer.datamover.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transfer of more rows than one batch, which two threads share. */
class ReadAheadTest {

  private static final String TABLE = "CREATE TABLE t(id INT PRIMARY KEY, note VARCHAR(20))";
  private static final String ROWS =
      "INSERT INTO t SELECT X, 'note ' || X FROM SYSTEM_RANGE(1, 5000)";
  private static final CopyOptions SMALL_BATCHES = CopyOptions.defaults().withBatchRows(10);

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    source.execute(TABLE, ROWS);
    target.execute(TABLE);
    target.connection().setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void rowsOfManyBatchesArriveOnceEach() throws Exception {
    Transferred moved = transfer(TransferListener.NONE);

    assertThat(moved.rows()).isEqualTo(5_000);
    assertThat(moved.digest())
        .contains(
            TableDigester.digest(target.connection(), target.table("PUBLIC.t"), target.dialect()));
    assertThat(readers()).isZero();
  }

  @Test
  void rowsWithStreamsAreWrittenBeforeTheNextRowIsRead() throws Exception {
    // Given
    String table = "CREATE TABLE u(id INT PRIMARY KEY, words CHARACTER LARGE OBJECT)";
    source.execute(
        table,
        "INSERT INTO u SELECT X, REPEAT(CHAR(64 + X), CASE MOD(X, 10) WHEN 7 THEN 700000"
            + " WHEN 8 THEN 600000 ELSE 3 END) FROM SYSTEM_RANGE(1, 40)");
    target.execute(table);

    // When
    Transferred moved =
        RowTransfer.of(ComparedTable.of(source.table("PUBLIC.u"), target.table("PUBLIC.u")))
            .withOptions(CopyOptions.defaults().withBatchRows(3))
            .run(source.connection(), target.connection());

    // Then
    assertThat(moved.bytes()).isEqualTo(40 * 8 + 32 * 3 + 4 * 1_300_000);
    assertThat(target.rows("SELECT * FROM u ORDER BY id"))
        .isEqualTo(source.rows("SELECT * FROM u ORDER BY id"));
    assertThat(readers()).isZero();
  }

  @Test
  void aSourceThatFailsLaterEndsTheTransferAsTheSource() {
    SideFailedException failure =
        catchThrowableOfType(
            SideFailedException.class,
            () -> transfer(atBatch(3, () -> source.connection().close())));

    assertThat(failure.side()).isEqualTo("source");
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(readers()).isZero();
  }

  @Test
  void aTargetThatRefusesARowEndsTheReader() throws Exception {
    target.execute("INSERT INTO t VALUES (77, 'taken')");

    Throwable failure = catchThrowable(() -> transfer(TransferListener.NONE));

    assertThat(failure).isInstanceOf(SQLException.class).isNotInstanceOf(SideFailedException.class);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(readers()).isZero();
    assertThat(source.query("SELECT COUNT(*) FROM t")).containsExactly("5000");
  }

  @Test
  void anInterruptedTransferEndsBetweenBatches() {
    AtomicInteger after = new AtomicInteger();
    TransferListener interrupting =
        new TransferListener() {
          @Override
          public void afterBatch(int rows, long bytes) {
            if (after.incrementAndGet() == 3) {
              Thread.currentThread().interrupt();
            }
          }
        };

    Throwable failure = catchThrowable(() -> transfer(interrupting));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isInstanceOf(CopyInterruptedException.class);
    assertThat(after).hasValue(3);
    assertThat(readers()).isZero();
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static TransferListener atBatch(int wanted, Work work) {
    AtomicInteger batches = new AtomicInteger();
    return new TransferListener() {
      @Override
      public void beforeBatch() throws SQLException {
        if (batches.incrementAndGet() == wanted) {
          work.run();
        }
      }
    };
  }

  private Transferred transfer(TransferListener listener) throws SQLException {
    return RowTransfer.of(ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")))
        .withOptions(SMALL_BATCHES)
        .withDigest()
        .withListener(listener)
        .run(source.connection(), target.connection());
  }

  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("source-reader"))
        .count();
  }
}
