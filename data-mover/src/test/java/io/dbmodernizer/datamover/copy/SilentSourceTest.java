package io.dbmodernizer.datamover.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.tds.TdsOutput;
import io.dbmodernizer.datamover.tds.TdsRequest;
import io.dbmodernizer.datamover.tds.TdsServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that stops sending in the middle of a result. */
class SilentSourceTest {

  private static final Table TABLE =
      Table.of(
          new TableName("dbo", "t"),
          List.of(
              new Column("id", 1, ColumnType.of(TypeFamily.BIGINT), false, null, null, null, null)),
          null);

  private final CountDownLatch end = new CountDownLatch(1);

  /** The reader waits for the rest of a batch, or for room, or closes the result. */
  @ParameterizedTest
  @ValueSource(ints = {10, 100, 300, 400})
  @Timeout(60)
  void aReaderThatWaitsForItForeverIsEndedWithItsConnection(int batchRows) throws Exception {
    try (TdsServer server = new TdsServer(this::answer);
        Connection source = server.connect()) {
      SourceRows rows =
          new SourceRows(
              source,
              TABLE,
              List.of(RangeCondition.ALL_ROWS),
              CopyOptions.defaults().withBatchRows(batchRows),
              false);

      try (ReadAhead ahead = new ReadAhead(rows, 1 << 20, Duration.ofMillis(50))) {
        assertThat(ahead.next()).extracting(batch -> batch.rows().size()).isEqualTo(batchRows);
      }

      assertThat(source.isClosed()).isTrue();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("source-reader");
    } finally {
      end.countDown();
    }
  }

  private void answer(TdsRequest request, TdsOutput out) throws IOException {
    out.columns(new int[] {0x26, 8});
    for (int id = 0; id < 1_000; id++) {
      out.row().bigint(id);
    }
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
