package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on tables in the shape of SQL Server's views. */
class SqlServerDatabaseSettingsTest {

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws Exception {
    source = SqlServerImitation.openWithObjects();
    target = SqlServerImitation.openWithObjects();
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void settingsThatDifferAreSetAndEqualOnesAreNot() throws SQLException {
    // Given
    source.execute(
        "UPDATE sys.databases SET compatibility_level = 120, is_parameterization_forced = 1,"
            + " is_recursive_triggers_on = 1, is_auto_create_stats_on = 0 WHERE name = 'shop'",
        "UPDATE sys.databases SET is_arithabort_on = 1 WHERE name = 'master'");

    // When
    ObjectPlan plan = plan();

    // Then
    assertThat(plan.databaseSettings())
        .extracting(change -> change.script().statement())
        .containsExactlyInAnyOrder(
            "ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 120",
            "ALTER DATABASE CURRENT SET PARAMETERIZATION FORCED",
            "ALTER DATABASE CURRENT SET RECURSIVE_TRIGGERS ON",
            "ALTER DATABASE CURRENT SET AUTO_CREATE_STATISTICS OFF");
    assertThat(plan.different()).isEmpty();
  }

  @Test
  void whatAzureDoesNotTakeIsLeftOutWithItsReason() throws SQLException {
    // Given
    source.execute(
        "UPDATE sys.databases SET compatibility_level = 90, is_read_committed_snapshot_on = 0");

    // When
    ObjectPlan plan = plan();

    // Then
    assertThat(plan.databaseSettings()).extracting(ObjectChange::id).isEmpty();
    assertThat(plan.leftOut())
        .extracting(ObjectIssue::toString)
        .contains(
            "database setting [COMPATIBILITY_LEVEL]: it is 90, and Azure SQL Database has levels"
                + " from 100")
        .anyMatch(text -> text.startsWith("database setting [READ_COMMITTED_SNAPSHOT]: it is off"));
  }

  @Test
  void aLevelOfTheRequestReplacesThatOfTheSourceEvenIfAzureDoesNotTakeIt() throws SQLException {
    // Given
    source.execute("UPDATE sys.databases SET compatibility_level = 90");
    ObjectSide read = side(source);
    ObjectSide wanted =
        new ObjectSide(
            read.catalog().with(read.dialect().compatibilityLevel(160).orElseThrow()),
            read.dialect());

    // When
    ObjectPlan plan = ObjectPlanner.plan(wanted, side(target), Set.of(), false);

    // Then
    assertThat(plan.databaseSettings())
        .extracting(change -> change.script().statement())
        .contains("ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 160");
    assertThat(plan.leftOut())
        .extracting(issue -> issue.id().name())
        .doesNotContain("COMPATIBILITY_LEVEL");
    assertThat(wanted.catalog().unmoved(List.of(), false))
        .noneMatch(object -> object.name().contains("COMPATIBILITY_LEVEL"));
    assertThat(read.catalog().unmoved(List.of(), false))
        .anyMatch(object -> object.name().contains("COMPATIBILITY_LEVEL"));
  }

  private ObjectPlan plan() throws SQLException {
    return ObjectPlanner.plan(side(source), side(target), Set.of(), false);
  }

  private static ObjectSide side(TestDatabase database) throws SQLException {
    return new ObjectSide(
        new ObjectCatalog(
            SqlServerDatabaseSettings.of(new SqlServerViews(database.connection(), 16).database()),
            Map.of(),
            List.of(),
            true),
        SqlServerDialect.INSTANCE);
  }
}
