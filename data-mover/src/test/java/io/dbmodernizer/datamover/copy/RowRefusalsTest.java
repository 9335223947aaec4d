package io.dbmodernizer.datamover.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.refused.OnRowError;
import io.dbmodernizer.datamover.refused.RefusedRows;
import io.dbmodernizer.datamover.refused.RowRefusedException;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import io.dbmodernizer.datamover.schema.DdlWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowRefusalsTest {
  private static final String SET_ASIDE = "__dbmodernizer.set_aside";
  private static final RefusedRows ASIDE = OnRowError.SET_ASIDE.rows("m-1");

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    DdlWriter ddl = new DdlWriter(target.dialect());
    target.execute(ddl.schema(SetAsideTable.NAME.schema()), ddl.table(SetAsideTable.DEFINITION));
    target.connection().setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  private void create(String columns, String rows, String refusal) throws SQLException {
    source.execute("CREATE TABLE t" + columns, "INSERT INTO t " + rows);
    target.execute("CREATE TABLE t" + columns, "ALTER TABLE t ADD CONSTRAINT low " + refusal);
  }

  private RowTransfer transfer(int batchRows, RefusedRows refused) throws SQLException {
    return RowTransfer.of(ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")))
        .withOptions(CopyOptions.defaults().withBatchRows(batchRows))
        .withRefusedRows(refused);
  }

  private Transferred run(RowTransfer transfer) throws SQLException {
    return transfer.run(source.connection(), target.connection());
  }

  @Test
  void theRowThatFailsIsNamed() throws SQLException {
    // Given
    create(
        "(Id INT, Line INT, v INT, PRIMARY KEY (Id, Line))",
        "SELECT X / 10, MOD(X, 10), X FROM SYSTEM_RANGE(1, 250)",
        "CHECK (v <> 137)");

    // When / Then
    assertThatExceptionOfType(RowRefusedException.class)
        .isThrownBy(() -> run(transfer(100, RefusedRows.FAIL)))
        .withMessageStartingWith(
            "the row with Id = 13, Line = 7 of table [PUBLIC].[t] is refused: Check constraint")
        .satisfies(
            e -> {
              assertThat(e.table()).isEqualTo(new TableName("PUBLIC", "t"));
              assertThat(e.key()).isEqualTo("Id = 13, Line = 7");
              assertThat(SqlFailures.classify(e)).isEqualTo(SqlFailureKind.CONSTRAINT_VIOLATION);
            });
    target.connection().rollback();
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("0");
  }

  @Test
  void aRowThatIsSetAsideDoesNotHinderTheOthers() throws SQLException {
    // Given
    create(
        "(Id INT PRIMARY KEY, note VARCHAR(20), amount DECIMAL(9, 2), data VARBINARY(10))",
        "SELECT X, CASE WHEN X = 7 THEN 'say \"hi\"' END, X / 4.0, X'00ff' FROM SYSTEM_RANGE(1, 9)",
        "CHECK (Id <> 7)");

    // When
    Transferred moved = run(transfer(4, ASIDE));
    target.connection().commit();

    // Then
    assertThat(moved.rows()).isEqualTo(8);
    assertThat(target.query("SELECT COUNT(*) FROM t WHERE Id <> 7")).containsExactly("8");
    assertThat(
            target.rows(
                "SELECT migration, table_schema, table_name, row_key, row_values FROM "
                    + SET_ASIDE))
        .containsExactly(
            List.of(
                "m-1",
                "PUBLIC",
                "t",
                "Id = 7",
                "{\"Id\":7,\"note\":\"say \\\"hi\\\"\",\"amount\":1.75,\"data\":\"0x00ff\"}"));
    assertThat(target.query("SELECT error FROM " + SET_ASIDE))
        .singleElement()
        .satisfies(error -> assertThat(error).contains("low").doesNotContain("SQL statement"));
    assertThat(SetAsideTable.counts(target.connection()))
        .containsExactly(Map.entry(new TableName("PUBLIC", "t"), 1L));
  }

  @Test
  void exactlyTheRefusedRowsAreSetAside() throws SQLException {
    Random random = new Random(5);
    create(
        "(id INT PRIMARY KEY, bad BIT)",
        "SELECT X, 0 FROM SYSTEM_RANGE(1, 300)",
        "CHECK (bad = 0)");
    for (int run = 0; run < 30; run++) {
      // Given
      TreeSet<String> bad = new TreeSet<>();
      source.execute("UPDATE t SET bad = 0");
      for (int id : random.ints(random.nextInt(run % 2 == 0 ? 4 : 40), 1, 301).toArray()) {
        source.execute("UPDATE t SET bad = 1 WHERE id = " + id);
        bad.add("id = " + id);
      }

      // When
      Transferred moved = run(transfer(1 + random.nextInt(300), ASIDE));

      // Then
      assertThat(moved.rows()).isEqualTo(300 - bad.size());
      assertThat(target.query("SELECT COUNT(*) FROM t"))
          .containsExactly(Integer.toString(300 - bad.size()));
      assertThat(new TreeSet<>(target.query("SELECT row_key FROM " + SET_ASIDE))).isEqualTo(bad);
      assertThat(SetAsideTable.count(target.connection(), new TableName("PUBLIC", "t")))
          .isEqualTo(bad.size());
      target.connection().rollback();
    }
  }

  @Test
  void aCopyThatIsRolledBackSetsNothingAside() throws SQLException {
    // Given
    create("(id INT PRIMARY KEY)", "VALUES (1), (2)", "CHECK (id <> 2)");
    run(transfer(10, ASIDE));

    // When
    target.connection().rollback();

    // Then
    assertThat(target.query("SELECT COUNT(*) FROM " + SET_ASIDE)).containsExactly("0");
  }

  @Test
  void aTableOfRefusedRowsFailsInTheEnd() throws SQLException {
    // Given
    create("(id INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 1001)", "CHECK (id < 0)");

    // When / Then
    assertThatExceptionOfType(RowRefusedException.class)
        .isThrownBy(() -> run(transfer(500, ASIDE)))
        .withMessageContaining("1000 rows of the table are set aside already");
  }

  @Test
  void aRowWithAStreamIsSetAsideWithoutIt() throws SQLException {
    // Given
    create(
        "(id INT PRIMARY KEY, doc BLOB)",
        "VALUES (1, SECURE_RAND(10)), (2, SECURE_RAND(2000000)), (3, SECURE_RAND(2000000))",
        "CHECK (id <> 2)");

    // When
    Transferred moved = run(transfer(10, ASIDE));

    // Then
    assertThat(moved.rows()).isEqualTo(2);
    assertThat(target.query("SELECT id FROM t ORDER BY id")).containsExactly("1", "3");
    assertThat(target.query("SELECT row_values FROM " + SET_ASIDE))
        .containsExactly("{\"id\":2,\"doc\":\"(a large object)\"}");
  }

  @Test
  void aRowWithoutAKeyIsKnownByItsValues() throws SQLException {
    // Given
    create("(v VARCHAR(9))", "VALUES ('a'), ('b')", "CHECK (v <> 'b')");

    // When
    run(transfer(10, ASIDE));

    // Then
    assertThat(target.rows("SELECT row_key, row_values FROM " + SET_ASIDE))
        .containsExactly(List.of("(no key)", "{\"v\":\"b\"}"));
  }

  @Test
  void aFailureThatIsNotTheRowsFaultIsNotTriedInHalves() throws SQLException {
    // Given
    create("(id INT PRIMARY KEY)", "VALUES (1), (2)", "CHECK (id > 0)");
    AtomicInteger writes = new AtomicInteger();

    // When / Then
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () ->
                refusals()
                    .write(
                        rows(4),
                        batch -> {
                          writes.incrementAndGet();
                          throw new SQLException("busy", "S0001", 40501);
                        }));
    assertThat(writes).hasValue(1);
  }

  @Test
  void aTransactionThatTheServerHasRolledBackIsNotGoneOnWith() throws SQLException {
    // Given
    create("(id INT PRIMARY KEY)", "VALUES (1), (2)", "CHECK (id > 0)");
    AtomicInteger writes = new AtomicInteger();

    // When / Then
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(
            () ->
                refusals()
                    .write(
                        rows(4),
                        batch -> {
                          writes.incrementAndGet();
                          target.connection().rollback();
                          throw new SQLException("Conversion failed", "S0001", 245);
                        }))
        .withMessage("Conversion failed")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(writes).hasValue(1);
  }

  private RowRefusals refusals() throws SQLException {
    return new RowRefusals(
        target.connection(),
        target.table("PUBLIC.t"),
        target.table("PUBLIC.t").columns(),
        RefusedRows.FAIL);
  }

  private static List<@Nullable Object[]> rows(int count) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    IntStream.range(0, count).forEach(id -> rows.add(new @Nullable Object[] {id}));
    return rows;
  }
}
