package io.dbmodernizer.datamover.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.compare.RowDiff.Difference;
import io.dbmodernizer.datamover.compare.RowDiff.DifferingRow;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowDifferTest {

  private static final String TABLE =
      "CREATE TABLE t(a INT, b VARCHAR(10), v VARCHAR(20), PRIMARY KEY (a, b))";
  private static final String ROWS =
      "INSERT INTO t SELECT X, 'k' || X, 'v' || X FROM SYSTEM_RANGE(1, 10000)";

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void twoEqualTables() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    source.execute(TABLE, ROWS);
    target.execute(TABLE, ROWS);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void equalTablesMatchAndHaveNoDifferingRows() throws SQLException {
    assertThat(comparison().matched()).isTrue();
    assertThat(diff(10).rows()).isEmpty();
  }

  @Test
  void eachKindOfDifferenceIsNamedWithItsKey() throws SQLException {
    target.execute(
        "DELETE FROM t WHERE a = 17",
        "UPDATE t SET v = NULL WHERE a = 4000",
        "INSERT INTO t VALUES (20000, 'new', '')");

    assertThat(comparison().matched()).isFalse();
    assertThat(diff(10).rows())
        .containsExactly(
            new DifferingRow(List.of("17", "k17"), Difference.MISSING_ON_TARGET),
            new DifferingRow(List.of("20000", "new"), Difference.ONLY_ON_TARGET),
            new DifferingRow(List.of("4000", "k4000"), Difference.DIFFERENT_VALUES));
  }

  @Test
  void noMoreRowsAreNamedThanAskedFor() throws SQLException {
    target.execute("UPDATE t SET v = 'changed'");

    assertThat(diff(5).rows()).hasSize(5);
    assertThat(diff(20_000).rows()).hasSize(10_000);
  }

  @Test
  void rowsWithoutAPrimaryKeyCannotBeNamed() throws SQLException {
    source.execute("CREATE TABLE u(a INT)");
    target.execute("CREATE TABLE u(a INT)", "INSERT INTO u VALUES (1)");
    ComparedTable table = ComparedTable.of(source.table("PUBLIC.u"), target.table("PUBLIC.u"));

    assertThatThrownBy(() -> RowDiffer.diff(source.connection(), target.connection(), table, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[PUBLIC].[u]")
        .hasMessageContaining("no primary key");
  }

  @Test
  void rowsDoubledUnderADroppedKeyAreNamed() throws SQLException {
    target.execute("ALTER TABLE t DROP PRIMARY KEY", "INSERT INTO t SELECT * FROM t WHERE a = 17");

    assertThat(comparison().matched()).isFalse();
    assertThat(diff(10).rows())
        .containsExactly(new DifferingRow(List.of("17", "k17"), Difference.ONLY_ON_TARGET));
  }

  @Test
  void columnsInAnotherOrderAndCaseAreTheSameColumns() throws SQLException {
    target.execute(
        "ALTER TABLE t RENAME TO old",
        "CREATE TABLE t(V VARCHAR(20), B VARCHAR(10), A INT, PRIMARY KEY (A, B))",
        "INSERT INTO t SELECT v, b, a FROM old",
        "UPDATE t SET v = 'changed' WHERE a = 3");

    assertThat(diff(10).rows())
        .containsExactly(new DifferingRow(List.of("3", "k3"), Difference.DIFFERENT_VALUES));
  }

  @Test
  void columnsOfOneSideOnlyExcludeEqualityAndAreNamed() throws SQLException {
    target.execute(
        "ALTER TABLE t DROP COLUMN v",
        "ALTER TABLE t ADD COLUMN w INT",
        "ALTER TABLE t ADD COLUMN twice INT GENERATED ALWAYS AS (a * 2)");

    assertThat(comparison().matched()).isFalse();
    assertThat(comparison().obstacles())
        .containsExactly(
            "column v is missing on the target", "column w is stored on the target only");
    assertThatThrownBy(() -> diff(5)).hasMessageContaining("column v is missing");
  }

  private TableComparison comparison() throws SQLException {
    return TableComparer.compare(
        source.connection(),
        source.table("PUBLIC.t"),
        target.connection(),
        target.table("PUBLIC.t"));
  }

  private RowDiff diff(int limit) throws SQLException {
    return RowDiffer.diff(
        source.connection(),
        target.connection(),
        ComparedTable.of(source.table("PUBLIC.t"), target.table("PUBLIC.t")),
        limit);
  }
}
