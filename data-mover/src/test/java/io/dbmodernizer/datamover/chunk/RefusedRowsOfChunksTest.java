package io.dbmodernizer.datamover.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.refused.OnRowError;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedRowsOfChunksTest {
  private static final CopyId COPY = new CopyId("m-1", 1);
  private static final TableName NAME = new TableName("PUBLIC", "t");
  private static final ChunkId CHUNK = new ChunkId(NAME, 0);

  private TestDatabase source;
  private TestDatabase target;
  private ChunkLedger ledger;
  private ChunkedTable table;

  @BeforeEach
  void plan() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    ledger = ChunkLedger.open(target.connection());
    source.execute(
        "CREATE TABLE t(k INT PRIMARY KEY)", "INSERT INTO t SELECT X FROM SYSTEM_RANGE(1, 50)");
    target.execute("CREATE TABLE t(k INT PRIMARY KEY CHECK (k <> 42))");
    table = ChunkedTable.of(ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")));
    plan(COPY);
  }

  private void plan(CopyId copy) throws SQLException {
    ledger.claims().claim(copy, List.of(NAME));
    new ChunkPlanner(source.connection(), ledger, copy, new ChunkSize(100, 1 << 20))
        .plan(table, new TableCopied(NAME, false, 0, 0, 0, 0, 0), 100);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  private ChunkOutcome copy(OnRowError onRowError) throws SQLException {
    Map<ChunkId, ChunkOutcome> outcomes =
        new ChunkCopier(
                source.connection(),
                target.connection(),
                name -> table,
                transfer -> transfer.withRefusedRows(onRowError.rows(COPY.migration())),
                "worker")
            .copy(COPY, List.of(CHUNK));
    assertThat(outcomes).containsOnlyKeys(CHUNK);
    return outcomes.values().iterator().next();
  }

  @Test
  void failedChunkNamesTheRow() throws SQLException {
    // When
    ChunkOutcome outcome = copy(OnRowError.FAIL);

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ChunkOutcome.Failed.class,
            failed ->
                assertThat(failed.message()).contains("the row with k = 42 of table [PUBLIC].[t]"));
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("0");
  }

  @Test
  void chunkIsCopiedWithoutTheRowThatIsSetAside() throws SQLException {
    // When
    ChunkOutcome outcome = copy(OnRowError.SET_ASIDE);

    // Then
    assertThat(outcome).isInstanceOf(ChunkOutcome.Copied.class);
    assertThat(ledger.tables(COPY))
        .singleElement()
        .satisfies(
            copied -> {
              assertThat(copied.complete()).isTrue();
              assertThat(copied.rows()).isEqualTo(49);
            });
    assertThat(SetAsideTable.counts(target.connection())).containsEntry(NAME, 1L);
  }

  @Test
  void anotherCopyOfTheTableForgetsTheRows() throws SQLException {
    // Given
    copy(OnRowError.SET_ASIDE);

    // When
    plan(new CopyId("m-1", 2));

    // Then
    assertThat(SetAsideTable.counts(target.connection())).isEmpty();
  }

  @Test
  void rowsThatAreSetAsideOutliveTheLedger() throws SQLException {
    // Given
    copy(OnRowError.SET_ASIDE);

    // When
    ledger.claims().release("m-1");
    ledger.dropIfUnused();

    // Then
    assertThat(ChunkLedger.find(target.connection())).isEmpty();
    assertThat(SetAsideTable.counts(target.connection())).containsEntry(NAME, 1L);
    assertThat(ChunkLedger.open(target.connection())).isNotNull();
  }

  @Test
  void withoutSuchRowsNothingStaysOnTheTarget() throws SQLException {
    // Given
    source.execute("DELETE FROM t WHERE k = 42");
    copy(OnRowError.SET_ASIDE);

    // When
    ledger.claims().release("m-1");
    ledger.dropIfUnused();

    // Then
    assertThat(
            target.query(
                "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME ="
                    + " '__dbmodernizer'"))
        .isEmpty();
  }
}
