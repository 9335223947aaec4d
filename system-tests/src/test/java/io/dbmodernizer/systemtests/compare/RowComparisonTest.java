package io.dbmodernizer.systemtests.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RowComparisonTest {

  private static final String DEFINITION =
      "CREATE TABLE T (ID INT PRIMARY KEY, NOTE VARCHAR, AMOUNT DECIMAL(9, 2), BYTES VARBINARY, LONG_NOTE CLOB)";

  @Test
  void findsNothingInEqualTables() throws SQLException {
    assertThat(compare("1, 'a', 1.50, X'01', 'x'", "1, 'a', 1.50, X'01', 'x'").differences())
        .isEmpty();
  }

  @Test
  void findsEveryKindOfDifference() throws SQLException {
    // When
    RowComparison.Result result = compare("1, '', 1.50, X'01', 'x'", "1, NULL, 1.51, X'02', 'y'");

    // Then
    assertThat(result.differences()).hasSize(4);
    assertThat(result.rows()).containsEntry("[PUBLIC].[T]", 1L);
  }

  @Test
  void findsAMissingRow() throws SQLException {
    assertThat(
            compare("1, 'a', 1, X'01', 'x'), (2, 'a', 1, X'01', 'x'", "1, 'a', 1, X'01', 'x'")
                .differences())
        .containsExactly("[PUBLIC].[T]: source has more than 1 rows");
  }

  private static RowComparison.Result compare(String left, String right) throws SQLException {
    try (Connection source = DriverManager.getConnection("jdbc:h2:mem:");
        Connection target = DriverManager.getConnection("jdbc:h2:mem:");
        Statement onSource = source.createStatement();
        Statement onTarget = target.createStatement()) {
      onSource.execute(DEFINITION);
      onTarget.execute(DEFINITION);
      onSource.execute("INSERT INTO T VALUES (" + left + ")");
      onTarget.execute("INSERT INTO T VALUES (" + right + ")");
      return RowComparison.compare(source, target);
    }
  }
}
