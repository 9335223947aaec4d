package io.dbmodernizer.datamover.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.range.RangeCondition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPlannerTest {

  private static final CopyId COPY = new CopyId("m-1", 1);

  private TestDatabase source;
  private TestDatabase target;
  private ChunkLedger ledger;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    ledger = ChunkLedger.open(target.connection());
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(k BIGINT PRIMARY KEY) AS SELECT X * X FROM SYSTEM_RANGE(1, 1000)",
        "(k UUID PRIMARY KEY) AS SELECT RANDOM_UUID() FROM SYSTEM_RANGE(1, 1000)",
        "(k VARBINARY(8) PRIMARY KEY) AS SELECT STRINGTOUTF8('k' || X) FROM SYSTEM_RANGE(1, 1000)",
        "(k VARCHAR(20) PRIMARY KEY) AS SELECT 'Key ' || X FROM SYSTEM_RANGE(1, 1000)",
        "(a INT, b VARCHAR(9), PRIMARY KEY(a, b))"
            + " AS SELECT X / 300, 'b' || X FROM SYSTEM_RANGE(1, 1000)",
        "(k TIMESTAMP(7) NOT NULL UNIQUE)"
            + " AS SELECT DATEADD(SECOND, X, TIMESTAMP '2000-01-01 00:00:00') FROM"
            + " SYSTEM_RANGE(1, 1000)"
      })
  void theChunksOfATableHoldEveryRowOnce(String table) throws SQLException {
    // Given
    ChunkedTable planned = table(table);
    ledger.claims().claim(COPY, List.of(planned.name()));

    // When
    plan(planned, new ChunkSize(90, 1 << 20), 4);

    // Then
    List<Long> counts = counts(planned);
    assertThat(counts).hasSize(12).allMatch(rows -> rows <= 90);
    assertThat(counts.stream().mapToLong(rows -> rows).sum()).isEqualTo(1000);
  }

  @Test
  void aHeapIsOneChunk() throws SQLException {
    // Given
    ChunkedTable heap = table("(v INT) AS SELECT X FROM SYSTEM_RANGE(1, 1000)");
    ledger.claims().claim(COPY, List.of(heap.name()));

    // When
    plan(heap, new ChunkSize(10, 1 << 20), 4);

    // Then
    assertThat(counts(heap)).containsExactly(1000L);
  }

  @Test
  void aHeapIsCutByANamedColumnWhoseValuesRepeat() throws SQLException {
    // Given
    ComparedTable both =
        table(
                "(v VARBINARY(9) NOT NULL, w INT)"
                    + " AS SELECT STRINGTOUTF8('v' || LEAST(X / 100, 5)), X FROM SYSTEM_RANGE(0, 999)")
            .both();
    ChunkedTable heap = ChunkedTable.byColumn(both, "V");
    ledger.claims().claim(COPY, List.of(heap.name()));

    // When
    plan(heap, new ChunkSize(40, 1 << 20), 3);

    // Then
    List<Long> counts = counts(heap);
    assertThat(counts.stream().mapToLong(rows -> rows).sum()).isEqualTo(1000);
    assertThat(counts)
        .filteredOn(rows -> rows > 0)
        .containsExactly(100L, 100L, 100L, 100L, 100L, 500L);
  }

  @Test
  void aColumnThatAllowsNullCannotCutATable() throws SQLException {
    ComparedTable both = table("(v INT) AS SELECT X FROM SYSTEM_RANGE(1, 10)").both();

    assertThatThrownBy(() -> ChunkedTable.byColumn(both, "v"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forbids NULL");
  }

  @Test
  void chunksBecomeSmallerOnceRowsAreKnownToBeLong() throws SQLException {
    // Given
    ChunkedTable table =
        table("(k INT PRIMARY KEY, v VARCHAR) AS SELECT X, 'v' FROM SYSTEM_RANGE(1, 1000)");
    ledger.claims().claim(COPY, List.of(table.name()));
    ChunkPlanner planner =
        new ChunkPlanner(source.connection(), ledger, COPY, new ChunkSize(500, 1_000_000));

    // When
    planner.plan(table, new TableCopied(table.name(), false, 0, 0, 0, 0, 0), 1);
    planner.plan(table, new TableCopied(table.name(), false, 1, 1, 0, 100, 5_000_000), 1);

    // Then
    assertThat(ledger.unfinished(COPY, 10))
        .extracting(WaitingChunk::expectedBytes)
        .containsExactly(249 * 4_008L, 20 * 50_000L);
  }

  @Test
  void aPlannedTableGetsNoFurtherChunk() throws SQLException {
    // Given
    ChunkedTable table = table("(k INT PRIMARY KEY) AS SELECT X FROM SYSTEM_RANGE(1, 100)");
    ledger.claims().claim(COPY, List.of(table.name()));
    plan(table, new ChunkSize(40, 1 << 20), 10);

    // When
    plan(table, new ChunkSize(40, 1 << 20), 10);

    // Then
    assertThat(counts(table)).containsExactly(40L, 40L, 20L);
  }

  @Test
  void smallTablesArePackedTogetherAndPartsOfTablesStayAlone() {
    // Given
    ChunkId id = new ChunkId(new io.dbmodernizer.datamover.catalog.TableName("s", "t"), 0);
    List<WaitingChunk> chunks = new ArrayList<>();
    for (int at = 0; at < 60; at++) {
      chunks.add(new WaitingChunk(id, 1_000, true));
    }
    chunks.add(new WaitingChunk(id, 32 << 20, true));
    chunks.add(new WaitingChunk(id, 3 << 20, true));
    chunks.add(new WaitingChunk(id, 3 << 20, true));
    chunks.add(new WaitingChunk(id, 1_000, false));
    chunks.add(new WaitingChunk(id, 1_000, false));

    // Then
    assertThat(ChunkPacks.of(chunks)).extracting(List::size).containsExactly(50, 10, 1, 1, 1, 1, 1);
  }

  private void plan(ChunkedTable table, ChunkSize size, int most) throws SQLException {
    boolean ended = false;
    while (!ended) {
      // A new planner each time, as after a crash.
      ended =
          new ChunkPlanner(source.connection(), ledger, COPY, size)
              .plan(table, ledger.tables(COPY).get(0), most);
    }
    assertThat(ledger.tables(COPY).get(0).planned()).isTrue();
  }

  private ChunkedTable table(String definition) throws SQLException {
    source.execute("CREATE TABLE t" + definition);
    return ChunkedTable.of(ComparedTable.of(source.table("PUBLIC.t"), source.table("PUBLIC.t")));
  }

  private List<Long> counts(ChunkedTable table) throws SQLException {
    ChunkWork work = new ChunkWork(target.connection(), COPY);
    List<Long> counts = new ArrayList<>();
    for (WaitingChunk waiting : ledger.unfinished(COPY, 1_000)) {
      ChunkStart start = work.begin(List.of(waiting.id()), "w", 5).get(waiting.id());
      Chunk chunk = ((ChunkStart.Granted) Objects.requireNonNull(start)).chunk();
      RangeCondition condition =
          table
              .key()
              .map(key -> RangeCondition.of(key, chunk.range(), dialect()))
              .orElse(RangeCondition.ALL_ROWS);
      try (PreparedStatement query =
          source.connection().prepareStatement("SELECT COUNT(*) FROM t" + condition.where())) {
        condition.bind(query, dialect());
        try (ResultSet rows = query.executeQuery()) {
          rows.next();
          counts.add(rows.getLong(1));
        }
      }
    }
    return counts;
  }

  private io.dbmodernizer.datamover.dialect.SqlDialect dialect() {
    try {
      return source.dialect();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
