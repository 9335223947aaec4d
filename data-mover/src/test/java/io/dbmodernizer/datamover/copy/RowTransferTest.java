package io.dbmodernizer.datamover.copy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.SampleRows;
import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.range.KeyBound;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.range.TableKey;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTransferTest {

  private static final String TABLE =
      "CREATE TABLE t(id INT IDENTITY(1, 1) PRIMARY KEY, note VARCHAR(20))";
  private static final String ROWS = "INSERT INTO t(note) SELECT 'n' || X FROM SYSTEM_RANGE(1, 25)";

  @Test
  void theDigestOfTransferredRowsIsThatOfTheSourceTable() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = TestDatabase.withEverything()) {
      SampleRows.insert(source.connection());
      for (String name : List.of("Sales.Kinds", "Sales.Order")) {
        Table table = source.table(name);

        Transferred moved =
            RowTransfer.of(ComparedTable.of(table, target.table(name)))
                .withDigest()
                .run(source.connection(), target.connection());

        assertThat(moved.digest()).contains(digest(source, table));
        assertThat(moved.rows()).isEqualTo(3);
        assertThat(digest(target, target.table(name))).isEqualTo(digest(source, table));
      }
    }
  }

  @Test
  void noBatchHasMoreRowsThanTheTargetTakesInOneRoundTrip() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given a row of so many columns that the fewest rows go in a round trip
      String columns =
          IntStream.range(0, 100).mapToObj(at -> ", c" + at + " INT").collect(joining());
      String table = "CREATE TABLE t(id INT PRIMARY KEY" + columns + ")";
      source.execute(table, "INSERT INTO t(id) SELECT X FROM SYSTEM_RANGE(1, 120)");
      target.execute(table);
      List<Integer> batches = new ArrayList<>();

      // When
      RowTransfer.of(ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")))
          .withListener(
              new TransferListener() {
                @Override
                public void afterBatch(int rows, long bytes) {
                  batches.add(rows);
                }
              })
          .run(source.connection(), target.connection());

      // Then
      assertThat(batches).containsExactly(50, 50, 20);
    }
  }

  @Test
  void rowsOfRangesAreMovedAndTheirDigestAddsUp() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE, ROWS);
      target.execute(TABLE);
      Table table = source.table("PUBLIC.t");
      TableKey key = TableKey.of(table).orElseThrow();
      List<RangeCondition> ranges =
          List.of(
              range(source, key, null, new KeyBound(List.of(4L))),
              range(source, key, new KeyBound(List.of(20L)), null));

      // When
      Transferred moved =
          RowTransfer.of(ComparedTable.of(table, target.table("PUBLIC.t")))
              .withRanges(ranges)
              .withOptions(CopyOptions.defaults().withBatchRows(2))
              .withDigest()
              .run(source.connection(), target.connection());

      // Then
      assertThat(target.query("SELECT id FROM t ORDER BY id"))
          .containsExactly("1", "2", "3", "20", "21", "22", "23", "24", "25");
      assertThat(moved.rows()).isEqualTo(9);
      assertThat(moved.bytes()).isEqualTo(3 * (8 + 2) + 6 * (8 + 3));
      assertThat(moved.digest()).contains(digest(target, target.table("PUBLIC.t")));
    }
  }

  @Test
  void aRowTooLongForMemoryIsMovedWithoutADigest() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      String table = "CREATE TABLE t(id INT PRIMARY KEY, words CHARACTER LARGE OBJECT)";
      source.execute(table, "INSERT INTO t VALUES (1, 'a'), (2, REPEAT('long', 200000)), (3, 'b')");
      target.execute(table);
      List<Integer> batches = new ArrayList<>();
      TransferListener listener =
          new TransferListener() {
            @Override
            public void afterBatch(int rows, long bytes) {
              batches.add(rows);
            }
          };

      Transferred moved =
          RowTransfer.of(ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")))
              .withDigest()
              .withListener(listener)
              .run(source.connection(), target.connection());

      assertThat(moved.digest()).isEmpty();
      assertThat(moved.bytes()).isEqualTo(3 * 8 + 2 + 800_000);
      assertThat(batches).containsExactly(1, 1, 1);
      assertThat(target.rows("SELECT * FROM t ORDER BY id"))
          .isEqualTo(source.rows("SELECT * FROM t ORDER BY id"));
    }
  }

  @Test
  void nothingIsCommittedByATransfer() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      source.execute(TABLE, ROWS);
      target.execute(TABLE);
      target.connection().setAutoCommit(false);

      RowTransfer.of(ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")))
          .withOptions(CopyOptions.defaults().withBatchRows(2))
          .run(source.connection(), target.connection());
      target.connection().rollback();

      assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("0");
    }
  }

  @Test
  void aFailureOfTheSourceNamesTheSource() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      source.execute(TABLE, ROWS);
      target.execute(TABLE);
      ComparedTable table = ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t"));
      source.execute("DROP TABLE t");

      SideFailedException failure =
          catchThrowableOfType(
              SideFailedException.class,
              () -> RowTransfer.of(table).run(source.connection(), target.connection()));

      assertThat(failure.side()).isEqualTo("source");
    }
  }

  private static RangeCondition range(
      TestDatabase source, TableKey key, @Nullable KeyBound from, @Nullable KeyBound to)
      throws SQLException {
    return RangeCondition.of(key, new KeyRange(from, to), source.dialect());
  }

  private static TableDigest digest(TestDatabase database, Table table) throws SQLException {
    return TableDigester.digest(database.connection(), table, database.dialect());
  }
}
