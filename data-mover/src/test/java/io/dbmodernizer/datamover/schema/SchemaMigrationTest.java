package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

  @Test
  void planningAgainAfterwardsFindsNothingToDo() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase()) {
      // Given
      SchemaPlan plan = plan(source, target);
      assertThat(plan.changes()).isNotEmpty();

      // When
      SchemaMigrator.apply(target.connection(), plan);

      // Then
      assertThat(plan(source, target).isEmpty()).isTrue();
      assertThat(target.catalog()).isEqualTo(source.catalog());
    }
  }

  @Test
  void aMigrationStoppedAnywhereIsCompletedByPlanningAgain() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase empty = new TestDatabase()) {
      SchemaPlan whole = plan(source, empty);
      for (int done = 0; done <= whole.changes().size(); done++) {
        try (TestDatabase target = new TestDatabase()) {
          // Given
          SchemaMigrator.apply(
              target.connection(), new SchemaPlan(whole.changes().subList(0, done), List.of()));

          // When
          SchemaPlan rest = plan(source, target);
          SchemaMigrator.apply(target.connection(), rest);

          // Then
          assertThat(rest.changes()).hasSize(whole.changes().size() - done);
          assertThat(target.catalog()).isEqualTo(source.catalog());
        }
      }
    }
  }

  @Test
  void applyingTheSamePlanTwiceChangesNothing() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase()) {
      SchemaPlan plan = plan(source, target);

      SchemaMigrator.apply(target.connection(), plan);
      SchemaMigrator.apply(target.connection(), plan);

      assertThat(target.catalog()).isEqualTo(source.catalog());
    }
  }

  @Test
  void aTableWithAnotherDefinitionIsAConflictThatSaysWhatDiffers() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, amount DECIMAL(19, 4) NOT NULL, note VARCHAR(10) DEFAULT 'a', gone INT)");
      target.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, amount DECIMAL(18, 4), note VARCHAR(10) DEFAULT 'b', extra INT)");

      // When
      SchemaPlan plan = plan(source, target);

      // Then
      assertThat(plan.changes()).isEmpty();
      assertThat(plan.conflicts())
          .singleElement()
          .satisfies(
              conflict -> {
                assertThat(conflict.objectName()).isEqualTo("[PUBLIC].[t]");
                assertThat(conflict.differences())
                    .containsExactly(
                        "column amount: type is DECIMAL(19, 4) on the source, DECIMAL(18, 4) on the target",
                        "column amount: nullability is NOT NULL on the source, NULL on the target",
                        "column note: default is 'a' on the source, 'b' on the target",
                        "column gone is missing on the target",
                        "column extra is on the target only");
              });
      assertThatThrownBy(() -> SchemaMigrator.apply(target.connection(), plan))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[PUBLIC].[t]");
    }
  }

  @Test
  void keysOfTheSameNameButOtherColumnsAreConflicts() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      String table =
          "CREATE TABLE t(a INT NOT NULL, b INT NOT NULL, CONSTRAINT pk PRIMARY KEY (%s), CONSTRAINT ck CHECK (a > %s))";
      source.execute(table.formatted("a", "0"), "CREATE INDEX ix ON t(a)");
      target.execute(table.formatted("b", "1"), "CREATE INDEX ix ON t(a DESC)");

      assertThat(plan(source, target).conflicts())
          .extracting(SchemaConflict::kind)
          .containsExactly(ObjectKind.PRIMARY_KEY, ObjectKind.CHECK, ObjectKind.INDEX);
    }
  }

  @Test
  void aConstraintUnderAnotherNameIsRecognised() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      String table =
          "CREATE TABLE t(id INT, up INT, CONSTRAINT %1$s_pk PRIMARY KEY (id), CONSTRAINT %1$s_uq UNIQUE (up, id),"
              + " CONSTRAINT %1$s_fk FOREIGN KEY (up) REFERENCES t(id), CONSTRAINT %1$s_ck CHECK (id > 0))";
      source.execute(table.formatted("one"));
      target.execute(table.formatted("two"));

      assertThat(plan(source, target).isEmpty()).isTrue();
    }
  }

  @Test
  void aForeignKeyToATableLeftBehindIsAConflict() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase()) {
      SchemaPlan plan =
          SchemaPlanner.plan(
              source.catalog(),
              target.catalog(),
              target.dialect(),
              Set.of(new TableName("Sales", "Line"), new TableName("Sales", "Kinds")));

      assertThat(plan.conflicts())
          .singleElement()
          .satisfies(
              conflict -> {
                assertThat(conflict.objectName()).isEqualTo("[Sales].[Line].FK_Line_Order");
                assertThat(conflict.differences().get(0)).contains("[Sales].[Order]");
              });
    }
  }

  @Test
  void aTableTheSourceDoesNotHaveIsRefused() throws Exception {
    try (TestDatabase source = new TestDatabase()) {
      assertThatThrownBy(
              () ->
                  SchemaPlanner.plan(
                      source.catalog(),
                      source.catalog(),
                      source.dialect(),
                      Set.of(new TableName("a", "b"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[a].[b]");
    }
  }

  @Test
  void aTypeThatCannotBeCreatedIsAConflictAndItsTableIsLeftOut() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      source.execute("CREATE TABLE t(id INT PRIMARY KEY, place GEOMETRY)");

      SchemaPlan plan = plan(source, target);

      assertThat(plan.changes()).isEmpty();
      assertThat(plan.conflicts())
          .singleElement()
          .satisfies(c -> assertThat(c.differences().get(0)).contains("place", "GEOMETRY"));
    }
  }

  @Test
  void aRefusedChangeNamesItsObjectAndKeepsTheDatabasesError() throws Exception {
    try (TestDatabase target = new TestDatabase()) {
      SchemaChange change =
          new SchemaChange("[a].[t]", ObjectKind.TABLE, "CREATE TABLE nowhere.t(a INT)");

      SchemaChangeException failure =
          catchThrowableOfType(
              SchemaChangeException.class,
              () ->
                  SchemaMigrator.apply(
                      target.connection(), new SchemaPlan(List.of(change), List.of())));

      assertThat((Throwable) failure)
          .hasMessageContaining("[a].[t]")
          .hasCauseInstanceOf(SQLException.class);
      assertThat(failure.change()).isEqualTo(change);
      assertThat(failure.getErrorCode()).isEqualTo(90079);
    }
  }

  private static SchemaPlan plan(TestDatabase source, TestDatabase target) throws SQLException {
    return SchemaPlanner.plan(
        source.catalog(), target.catalog(), target.dialect(), source.tableNames());
  }
}
