package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlServerMayCreateSchemasTest {

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithObjects();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  @Test
  void aLoginWithBothRightsMay() throws SQLException {
    assertThat(SqlServerDialect.INSTANCE.mayCreateSchemas(imitation.connection())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE SCHEMA", "CREATE TABLE"})
  void aLoginThatLacksOneOfTheRightsMayNot(String right) throws SQLException {
    // Given
    imitation.execute("INSERT INTO lacks VALUES ('DATABASE', '" + right + "')");

    // When / Then
    assertThat(SqlServerDialect.INSTANCE.mayCreateSchemas(imitation.connection())).isFalse();
  }
}
