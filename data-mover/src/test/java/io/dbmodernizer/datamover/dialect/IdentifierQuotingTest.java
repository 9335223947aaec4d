package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentifierQuotingTest {

  private static final String ALPHABET = "aZ9 .;,[](){}\"'`-/*@#$\\\n\té漢ß\u0130";

  @Test
  void h2FindsEveryIdentifierUnderTheNameItWasGiven() throws Exception {
    Random random = new Random(7);
    try (TestDatabase database = new TestDatabase()) {
      for (int run = 0; run < 200; run++) {
        // Given
        TableName name = new TableName("s" + run + anyText(random), anyText(random));
        String column = anyText(random);
        SqlDialect dialect = database.dialect();

        // When
        database.execute(
            "CREATE SCHEMA " + dialect.quote(name.schema()),
            "CREATE TABLE " + dialect.quote(name) + "(" + dialect.quote(column) + " INT)");

        // Then
        assertThat(
                database.rows(
                    "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                        + " WHERE TABLE_SCHEMA LIKE 's"
                        + run
                        + "%' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"))
            .contains(java.util.List.of(name.schema(), name.name(), column));
      }
    }
  }

  @Test
  void aSqlServerIdentifierEndsAtItsOwnBracketOnly() {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      String identifier = anyText(random);
      String quoted = SqlServerDialect.INSTANCE.quote(identifier);
      String inner = quoted.substring(1, quoted.length() - 1);

      assertThat(quoted).startsWith("[").endsWith("]");
      assertThat(inner.replace("]]", "")).doesNotContain("]");
      assertThat(inner.replace("]]", "]")).isEqualTo(identifier);
    }
  }

  @Test
  void anIdentifierThatCannotExistIsRefused() {
    assertThatThrownBy(() -> SqlServerDialect.INSTANCE.quote(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> H2Dialect.INSTANCE.quote("a\0b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL");
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(12);
    while (text.length() < length) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
