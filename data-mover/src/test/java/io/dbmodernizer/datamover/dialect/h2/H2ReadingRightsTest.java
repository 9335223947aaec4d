package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2ReadingRightsTest {

  @Test
  void aTableThatTheLoginMayNotReadIsNamed() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute(
          "CREATE TABLE \"mine\"(id INT)",
          "CREATE TABLE \"by role\"(id INT)",
          "CREATE TABLE \"theirs\"(id INT)",
          "CREATE ROLE readers",
          "CREATE USER reader PASSWORD 'r'",
          "GRANT SELECT ON \"mine\" TO reader",
          "GRANT SELECT ON \"by role\" TO readers",
          "GRANT INSERT ON \"theirs\" TO reader",
          "GRANT readers TO reader");

      try (Connection reader = database.connect("reader", "r")) {
        assertThat(H2Dialect.INSTANCE.reading(reader).rights().rights())
            .containsExactly(
                new CheckedRight(
                    ReadingRight.SELECT,
                    3,
                    List.of(
                        new MissingRight(
                            new TableName("PUBLIC", "theirs"),
                            "[PUBLIC].[theirs]",
                            "GRANT SELECT ON \"PUBLIC\".\"theirs\" TO \"READER\""))));
      }
      assertThat(H2Dialect.INSTANCE.reading(database.connection()).rights().missing()).isEmpty();
    }
  }
}
