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
    var table = source.table("PUBLIC.u");

    assertThat(TableComparer.compare(source.connection(), target.connection(), table).matched())
        .isFalse();
    assertThatThrownBy(() -> RowDiffer.diff(source.connection(), target.connection(), table, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[PUBLIC].[u]")
        .hasMessageContaining("no primary key");
  }

  private TableComparison comparison() throws SQLException {
    return TableComparer.compare(
        source.connection(), target.connection(), source.table("PUBLIC.t"));
  }

  private RowDiff diff(int limit) throws SQLException {
    return RowDiffer.diff(
        source.connection(), target.connection(), source.table("PUBLIC.t"), limit);
  }
}
