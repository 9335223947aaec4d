package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import org.junit.jupiter.api.Test;

class H2UnmovedObjectsTest {

  private static final TableName TABLE = new TableName("PUBLIC", "t");

  @Test
  void whatNoPlanCreatesIsFound() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute(
          "CREATE DOMAIN positive AS INT DEFAULT 1 CHECK (VALUE > 0)",
          "CREATE TABLE t(id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a positive,"
              + " b DATETIME ON UPDATE LOCALTIMESTAMP, c INT DEFAULT 3 DEFAULT ON NULL,"
              + " d INT INVISIBLE, e INT COMMENT 'a column')",
          "CREATE TRIGGER audit BEFORE INSERT ON t FOR EACH ROW"
              + " CALL 'io.dbmodernizer.datamover.schema.NoTrigger'",
          "COMMENT ON TABLE t IS 'a table'",
          "CREATE VIEW v AS SELECT id FROM t",
          "CREATE SEQUENCE s",
          "CREATE SYNONYM y FOR t",
          "CREATE ALIAS f FOR 'java.lang.Math.abs(int)'",
          "CREATE CONSTANT k VALUE 3",
          "CREATE ROLE reporting",
          "CREATE USER reader PASSWORD 'r'",
          "GRANT SELECT ON t TO reader",
          "CREATE GLOBAL TEMPORARY TABLE passing(a INT)");

      assertThat(H2Dialect.INSTANCE.reading(database.connection()).unmoved())
          .extracting(UnmovedObject::kind, UnmovedObject::name, UnmovedObject::table)
          .containsExactlyInAnyOrder(
              tuple(UnmovedKind.TRIGGER, "[PUBLIC].[t].audit", TABLE),
              tuple(UnmovedKind.BOUND_RULE, "[PUBLIC].[t].a", TABLE),
              tuple(UnmovedKind.BOUND_DEFAULT, "[PUBLIC].[t].a", TABLE),
              tuple(UnmovedKind.COLUMN_ON_UPDATE, "[PUBLIC].[t].b", TABLE),
              tuple(UnmovedKind.DEFAULT_ON_NULL, "[PUBLIC].[t].c", TABLE),
              tuple(UnmovedKind.HIDDEN_COLUMN, "[PUBLIC].[t].d", TABLE),
              tuple(UnmovedKind.COMMENT, "[PUBLIC].[t].e", TABLE),
              tuple(UnmovedKind.COMMENT, "[PUBLIC].[t]", TABLE),
              tuple(UnmovedKind.IDENTITY_OPTIONS, "[PUBLIC].[t].id", TABLE),
              tuple(UnmovedKind.VIEW, "[PUBLIC].[v]", null),
              tuple(UnmovedKind.SEQUENCE, "[PUBLIC].[s]", null),
              tuple(UnmovedKind.SYNONYM, "[PUBLIC].[y]", null),
              tuple(UnmovedKind.FUNCTION, "[PUBLIC].[f]", null),
              tuple(UnmovedKind.CONSTANT, "[PUBLIC].[k]", null),
              tuple(UnmovedKind.USER_TYPE, "[PUBLIC].[positive]", null),
              tuple(UnmovedKind.ROLE, "REPORTING", null),
              tuple(UnmovedKind.USER, "READER", null),
              tuple(UnmovedKind.PERMISSION, "READER: SELECT", null),
              tuple(UnmovedKind.LINKED_OR_TEMPORARY_TABLE, "[PUBLIC].[passing]", null));
    }
  }

  @Test
  void aDatabaseOfTablesHasNothingElse() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      assertThat(H2Dialect.INSTANCE.reading(database.connection()).unmoved()).isEmpty();
    }
  }
}
