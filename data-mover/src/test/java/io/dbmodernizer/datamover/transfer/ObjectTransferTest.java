package io.dbmodernizer.datamover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectTransferTest {

  private static final String TRIGGER = CountingTrigger.class.getName();

  private static final String[] TABLE = {
    "CREATE SCHEMA shop", "CREATE TABLE shop.invoice (id INT PRIMARY KEY, total INT)"
  };

  private static final String[] OBJECTS = {
    "CREATE DOMAIN shop.positive AS DECIMAL(9, 2) DEFAULT 1 CHECK (VALUE > 0)",
    "CREATE SEQUENCE shop.numbers AS INT START WITH 10 INCREMENT BY 5 MAXVALUE 1000 CACHE 7",
    "CREATE ALIAS shop.twice AS 'int twice(int x) { return 2 * x; }'",
    "CREATE ALIAS shop.size DETERMINISTIC FOR 'java.lang.Math.abs(int)'",
    "CREATE ALIAS shop.clean AS 'void clean(java.sql.Connection c) { }'",
    // The name of the first view sorts behind that of the second, which selects from it.
    "CREATE VIEW shop.z_open AS SELECT id, shop.twice(total) AS doubled FROM shop.invoice",
    "CREATE VIEW shop.a_large AS SELECT id FROM shop.z_open WHERE doubled > 100",
    "CREATE SYNONYM shop.bill FOR shop.invoice",
    "CREATE SYNONYM shop.a_seen FOR shop.z_open",
    "CREATE TRIGGER shop.audit BEFORE INSERT, UPDATE ON shop.invoice FOR EACH ROW CALL '"
        + TRIGGER
        + "'",
    "CREATE TRIGGER shop.divert INSTEAD OF INSERT ON shop.z_open FOR EACH ROW CALL '"
        + TRIGGER
        + "'"
  };

  @Test
  void everyKindMovesAndThePlanMadeAnewIsEmpty() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      target.execute(TABLE);
      source.execute(OBJECTS);
      source.query("SELECT NEXT VALUE FOR shop.numbers FROM SYSTEM_RANGE(1, 3)");

      // When
      List<String> refused = TransferRun.move(source, target);

      // Then
      assertThat(refused).isEmpty();
      ObjectPlan again = TransferRun.plan(source, target);
      assertThat(again.isEmpty()).isTrue();
      assertThat(again.leftOut()).isEmpty();
      assertThat(again.equal())
          .containsEntry(MovableKind.USER_TYPE, 1)
          .containsEntry(MovableKind.SEQUENCE, 1)
          .containsEntry(MovableKind.FUNCTION, 2)
          .containsEntry(MovableKind.PROCEDURE, 1)
          .containsEntry(MovableKind.VIEW, 2)
          .containsEntry(MovableKind.SYNONYM, 2)
          .containsEntry(MovableKind.TRIGGER, 1)
          .containsEntry(MovableKind.VIEW_TRIGGER, 1);
      assertThat(target.query("SELECT NEXT VALUE FOR shop.numbers")).containsExactly("25");
      assertThat(target.query("SELECT shop.twice(21)")).containsExactly("42");
      int fired = CountingTrigger.FIRED.get();
      target.execute("INSERT INTO shop.invoice VALUES (1, 60)");
      assertThat(CountingTrigger.FIRED.get()).isGreaterThan(fired);
      assertThat(target.query("SELECT id FROM shop.a_large")).containsExactly("1");
    }
  }

  @Test
  void objectsComeAfterThoseTheyReferToAndTriggersComeLast() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      source.execute(OBJECTS);

      // When
      List<String> names =
          TransferRun.plan(source, target).missing().stream().map(c -> c.id().name()).toList();

      // Then
      assertThat(names.indexOf("z_open")).isLessThan(names.indexOf("a_large"));
      assertThat(names.indexOf("z_open")).isLessThan(names.indexOf("a_seen"));
      assertThat(names.subList(names.size() - 2, names.size()))
          .containsExactlyInAnyOrder("audit", "divert");
    }
  }

  @Test
  void functionsAndSequencesThatTablesUseComeBeforeTheTables() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(
          "CREATE SCHEMA shop",
          "CREATE SEQUENCE shop.numbers",
          "CREATE ALIAS shop.twice AS 'int twice(int x) { return 2 * x; }'",
          "CREATE ALIAS shop.valid AS 'boolean valid(int x) { return x > 0; }'",
          "CREATE ALIAS shop.other AS 'int other(int x) { return x; }'",
          "CREATE TABLE shop.invoice (id INT DEFAULT NEXT VALUE FOR shop.numbers, total INT CHECK"
              + " (shop.valid(total)), doubled INT GENERATED ALWAYS AS (shop.twice(total)))");

      // When
      ObjectPlan plan = TransferRun.plan(source, target);

      // Then
      assertThat(plan.beforeTables())
          .extracting(change -> change.id().name())
          .containsExactlyInAnyOrder("numbers", "twice", "valid");
      assertThat(plan.schemas()).containsExactly("CREATE SCHEMA \"shop\"");
    }
  }

  @Test
  void anotherViewOfTheSameNameIsADifferenceAndStays() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      target.execute(TABLE);
      source.execute("CREATE VIEW shop.v AS SELECT id FROM shop.invoice");
      target.execute("CREATE VIEW shop.v AS SELECT id + 1 AS id FROM shop.invoice");

      // When
      TransferRun.move(source, target);

      // Then
      ObjectPlan plan = TransferRun.plan(source, target);
      assertThat(plan.isEmpty()).isFalse();
      assertThat(plan.different())
          .singleElement()
          .hasToString("view [shop].[v]: the target has another one: definition");
      target.execute("INSERT INTO shop.invoice VALUES (1, 1)");
      assertThat(target.query("SELECT id FROM shop.v")).containsExactly("2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP VIEW shop.a_large",
        "CREATE OR REPLACE VIEW shop.a_large AS SELECT id + 0 AS id FROM shop.z_open",
        "DROP TRIGGER shop.audit",
        "DROP SYNONYM shop.bill",
        "DROP ALIAS shop.clean",
        "DROP ALIAS shop.size; CREATE ALIAS shop.size FOR 'java.lang.Math.abs(int)'",
        "ALTER SEQUENCE shop.numbers RESTART WITH 10",
        "ALTER SEQUENCE shop.numbers MAXVALUE 999",
        "ALTER SEQUENCE shop.numbers INCREMENT BY 1",
        "ALTER SEQUENCE shop.numbers CYCLE",
        "ALTER DOMAIN shop.positive SET DEFAULT 2",
        "DROP SYNONYM shop.bill; CREATE SYNONYM shop.bill FOR shop.z_open",
      })
  void aPlantedDifferenceIsFound(String change) throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      target.execute(TABLE);
      source.execute(OBJECTS);
      source.query("SELECT NEXT VALUE FOR shop.numbers FROM SYSTEM_RANGE(1, 3)");
      TransferRun.move(source, target);
      assertThat(TransferRun.plan(source, target).isEmpty()).isTrue();

      // When
      target.execute(change);

      // Then
      assertThat(TransferRun.plan(source, target).isEmpty()).isFalse();
    }
  }

  @Test
  void aViewThatDoesNotCompileIsRefusedAndTheOthersMove() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      target.execute(TABLE);
      source.execute(
          "CREATE FORCE VIEW shop.broken AS SELECT * FROM shop.absent",
          "CREATE VIEW shop.good AS SELECT id FROM shop.invoice");

      // When
      List<String> refused = TransferRun.move(source, target);

      // Then
      assertThat(refused).singleElement().asString().startsWith("view [shop].[broken]");
      assertThat(target.query("SELECT COUNT(*) FROM shop.good")).containsExactly("0");
    }
  }

  @Test
  void whatUsesATableThatDoesNotMoveIsLeftOutWithAllThatNeedsIt() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      source.execute(OBJECTS);
      source.execute("CREATE TABLE shop.moved (id INT)", "CREATE VIEW shop.v AS TABLE shop.moved");

      // When
      ObjectPlan plan =
          ObjectPlanner.plan(
              ObjectSide.read(source.connection()),
              ObjectSide.read(target.connection()),
              Set.of(new TableName("shop", "moved")),
              false);

      // Then
      assertThat(plan.leftOut())
          .extracting(issue -> issue.id().name())
          .containsExactlyInAnyOrder("z_open", "a_large", "bill", "a_seen", "divert");
      assertThat(plan.leftOut())
          .anySatisfy(
              issue ->
                  assertThat(issue)
                      .hasToString(
                          "view [shop].[z_open]: it uses table [shop].[invoice], which is not"
                              + " moved"))
          .anySatisfy(
              issue ->
                  assertThat(issue)
                      .hasToString(
                          "view [shop].[a_large]: it uses view [shop].[z_open], which is not"
                              + " moved"));
      assertThat(plan.missing())
          .extracting(change -> change.id())
          .contains(new ObjectId(MovableKind.VIEW, "shop", "v"));
    }
  }

  @Test
  void hostileNamesMove() throws Exception {
    String longest = "n".repeat(128);
    List<String> names =
        List.of("a]b", "a\"\"b", "a.b", "a b", "a;b--", "a'b", "naïve 😀", longest, "SELECT");
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute("CREATE SCHEMA \"s].\"\"x\"");
      for (String name : names) {
        source.execute(
            "CREATE TABLE \"s].\"\"x\".\"t" + name + "\" (\"" + name + "\" INT)",
            "CREATE SEQUENCE \"s].\"\"x\".\"q" + name + "\"",
            "CREATE VIEW \"s].\"\"x\".\"v"
                + name
                + "\" AS SELECT * FROM \"s].\"\"x\".\"t"
                + name
                + "\"",
            "CREATE VIEW \"s].\"\"x\".\"a"
                + name
                + "\" AS SELECT * FROM \"s].\"\"x\".\"v"
                + name
                + "\"",
            "CREATE SYNONYM \"s].\"\"x\".\"y" + name + "\" FOR \"s].\"\"x\".\"t" + name + "\"",
            "CREATE DOMAIN \"s].\"\"x\".\"d" + name + "\" AS INT",
            "CREATE ALIAS \"s].\"\"x\".\"f" + name + "\" FOR 'java.lang.Math.abs(int)'",
            "CREATE TRIGGER \"s].\"\"x\".\"r"
                + name
                + "\" AFTER DELETE ON \"s].\"\"x\".\"t"
                + name
                + "\" FOR EACH ROW CALL '"
                + TRIGGER
                + "'");
      }
      target.execute("CREATE SCHEMA \"s].\"\"x\"");
      for (String name : names) {
        target.execute("CREATE TABLE \"s].\"\"x\".\"t" + name + "\" (\"" + name + "\" INT)");
      }

      // When
      List<String> refused = TransferRun.move(source, target);

      // Then
      assertThat(refused).isEmpty();
      ObjectPlan plan = TransferRun.plan(source, target);
      assertThat(plan.isEmpty()).isTrue();
      assertThat(plan.equal().values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(7 * names.size());
    }
  }

  @Test
  void javaCodeIsLeftOutIfTheLoginMayNotCreateIt() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      source.execute(OBJECTS);
      target.execute("CREATE USER writer PASSWORD 'secret'", "GRANT ALTER ANY SCHEMA TO writer");

      // When
      ObjectPlan plan;
      try (Connection connection = target.connect("writer", "secret")) {
        plan =
            ObjectPlanner.plan(
                ObjectSide.read(source.connection()),
                ObjectSide.read(connection),
                source.tableNames(),
                false);
      }

      // Then
      assertThat(plan.leftOut())
          .hasSize(5)
          .allSatisfy(issue -> assertThat(issue.reason()).contains("Java code"));
    }
  }

  @Test
  void sourceCodeThatTheLoginCannotSeeIsNamed() throws SQLException {
    try (TestDatabase source = new TestDatabase()) {
      // Given
      source.execute(TABLE);
      source.execute(OBJECTS);
      source.execute(
          "CREATE TRIGGER shop.inline AFTER DELETE ON shop.invoice FOR EACH ROW AS"
              + " 'org.h2.api.Trigger create() { return null; }'"
                  .replace("return null;", "return new " + TRIGGER + "();"),
          "CREATE USER reader PASSWORD 'secret'",
          "GRANT SELECT ON SCHEMA shop TO reader");

      // When
      ObjectPlan plan;
      try (Connection connection = source.connect("reader", "secret")) {
        ObjectSide side = ObjectSide.read(connection);
        plan = ObjectPlanner.plan(side, side, source.tableNames(), false);
      }

      // Then
      assertThat(plan.leftOut())
          .extracting(Object::toString)
          .contains(
              "function [shop].[twice]: its source is hidden from this login",
              "trigger [shop].[inline]: its catalog does not show its source");
    }
  }
}
