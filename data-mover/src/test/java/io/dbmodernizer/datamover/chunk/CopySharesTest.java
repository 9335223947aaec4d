package io.dbmodernizer.datamover.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.range.KeyRange;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopySharesTest {
  private static final TableName ORDERS = new TableName("sales", "orders");
  private static final CopyId COPY = new CopyId("m-1", 1);
  private static final CopyShare SLOW = new CopyShare(1, 4, 250, 1_000);

  private TestDatabase target;
  private ChunkLedger ledger;

  @BeforeEach
  void openLedger() throws SQLException {
    target = new TestDatabase();
    ledger = ChunkLedger.open(target.connection());
  }

  @AfterEach
  void closeTarget() throws SQLException {
    target.close();
  }

  @Test
  void theLastLimitsOfAMigrationAreThoseThatItsWorkersRead() throws SQLException {
    // Given
    CopyShares step = new CopyShares(target.connection());
    CopyShares worker = new CopyShares(target.connection());
    assertThat(worker.find("m-1")).as("before any are stored").isEmpty();

    // When
    step.store("m-1", SLOW);
    step.store("m-2", CopyShare.NONE);

    // Then
    assertThat(worker.find("m-1")).contains(SLOW);

    // When
    step.store("m-1", CopyShare.NONE);

    // Then
    assertThat(worker.find("m-1")).contains(CopyShare.NONE);
  }

  @Test
  void theLimitsGoWithTheMigrationAndTheirTableWithTheLedger() throws SQLException {
    // Given
    CopyShares shares = new CopyShares(target.connection());
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.claims().release("m-9");
    shares.store("m-1", SLOW);

    // When
    ledger.claims().release("m-1");

    // Then
    assertThat(shares.find("m-1")).isEmpty();
    assertThat(ledger.dropIfUnused()).isTrue();
    assertThat(new CopyShares(target.connection()).find("m-1")).isEmpty();
  }

  @Test
  void aVersionBeginsWhenFewerTasksMayBeOpen() {
    // Given
    CopyShare four = new CopyShare(0, 4, 250, 0).after(CopyShare.NONE);

    // Then
    assertThat(four.version()).isEqualTo(1);
    assertThat(new CopyShare(0, 4, 10, 0).after(four).version()).as("as many").isEqualTo(1);
    assertThat(new CopyShare(0, 8, 10, 0).after(four).version()).as("more").isEqualTo(1);
    assertThat(CopyShare.NONE.after(four).version()).as("lifted").isEqualTo(1);
    assertThat(new CopyShare(0, 2, 500, 0).after(four).version()).as("fewer").isEqualTo(2);
    assertThat(new CopyShare(0, 9, 10, 0).after(CopyShare.NONE.after(four)).version())
        .as("limited again")
        .isEqualTo(2);
  }

  @Test
  void aChunkRunsFromItsBeginningUntilItIsDecidedOrGivenBack() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    List<ChunkId> ids = List.of(0, 1, 2).stream().map(at -> new ChunkId(ORDERS, at)).toList();
    ledger.plan(COPY).add(ids.stream().map(id -> new Chunk(id, KeyRange.ALL, 1)).toList());
    CopyShares shares = new CopyShares(target.connection());
    ChunkWork work = new ChunkWork(target.connection(), COPY);
    assertThat(shares.running(COPY)).isEmpty();

    // When
    work.begin(ids, "worker-1", ChunkCopier.MOST_STARTS);

    // Then
    assertThat(shares.running(COPY))
        .hasSize(3)
        .allSatisfy(running -> assertThat(running.worker()).isEqualTo("worker-1"));

    // When
    work.take(ids.subList(0, 1));
    work.uncount(ids.subList(1, 2));

    // Then
    assertThat(shares.running(COPY)).containsExactly(new RunningChunk(ids.get(2), "worker-1"));
  }
}
