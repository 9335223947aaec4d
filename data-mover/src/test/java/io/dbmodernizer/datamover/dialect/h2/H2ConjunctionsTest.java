package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.SqlModule;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2ConjunctionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "WHERE (b) AND (a) AND (c) ORDER BY 1 | WHERE (a) AND (b) AND (c) ORDER BY 1",
        "WHERE ((d) AND (c)) AND ((b) AND (a)) | WHERE ((a) AND (b)) AND ((c) AND (d))",
        "WHERE (b) OR (a) | WHERE (b) OR (a)",
        "WHERE (b) AND (a) OR (c) | WHERE (a) AND (b) OR (c)",
        "WHERE x BETWEEN (2) AND (1) | WHERE x BETWEEN (2) AND (1)",
        "WHERE (b) AND NOT (a) | WHERE (b) AND NOT (a)",
        "WHERE (x = ') AND (') AND (a) | WHERE (a) AND (x = ') AND (')",
        "WHERE (\"b)\" = 1) AND (a) | WHERE (\"b)\" = 1) AND (a)",
        "SELECT f(b) AND (a) | SELECT f(b) AND (a)",
        "WHERE (b) AND (a | WHERE (a) AND (b)"
      })
  void conditionsAreInAlphabeticalOrder(String text, String ordered) {
    assertThat(H2Conjunctions.ordered(text)).isEqualTo(ordered);
    assertThat(H2Conjunctions.ordered(ordered)).isEqualTo(ordered);
  }

  @Test
  void aViewThatIsCreatedFromItsTextHasTheSameText() throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      database.execute(
          "CREATE TABLE a (id INT, b INT)",
          "CREATE TABLE b (id INT, c INT)",
          "CREATE TABLE c (id INT, d INT)",
          "CREATE TABLE d (id INT)",
          "CREATE VIEW v AS SELECT a.id FROM a JOIN b ON b.id = a.b JOIN c ON c.id = b.c JOIN d ON"
              + " d.id = c.d WHERE a.id > 0");
      String text = definition(database);

      for (int times = 0; times < 4; times++) {
        database.execute("DROP VIEW v", text);

        assertThat(definition(database)).isEqualTo(text);
      }
    }
  }

  private static String definition(TestDatabase database) throws SQLException {
    return ((SqlModule)
            database
                .dialect()
                .reading(database.connection())
                .objects()
                .find(new ObjectId(MovableKind.VIEW, "PUBLIC", "v"))
                .orElseThrow())
        .definition();
  }
}
