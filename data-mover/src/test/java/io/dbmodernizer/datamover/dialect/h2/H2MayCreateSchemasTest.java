package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class H2MayCreateSchemasTest {

  @Test
  void onlyALoginWithTheRightMayAndNothingIsCreated() throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      // Given
      database.execute(
          "CREATE USER writer PASSWORD 'secret'",
          "CREATE USER reader PASSWORD 'secret'",
          "GRANT ALTER ANY SCHEMA TO writer");
      String schemas = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA ORDER BY 1";

      // When / Then
      try (Connection writer = database.connect("writer", "secret");
          Connection reader = database.connect("reader", "secret")) {
        assertThat(H2Dialect.INSTANCE.mayCreateSchemas(writer)).isTrue();
        assertThat(H2Dialect.INSTANCE.mayCreateSchemas(reader)).isFalse();
      }
      assertThat(database.query(schemas)).containsExactly("INFORMATION_SCHEMA", "PUBLIC");
    }
  }
}
