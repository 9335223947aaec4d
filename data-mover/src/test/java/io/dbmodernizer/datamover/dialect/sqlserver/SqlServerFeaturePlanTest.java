package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans from two catalogs in the shape of SQL Server's views. */
class SqlServerFeaturePlanTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");
  private static final TableName CUSTOMERS = new TableName("dbo", "Customer");

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

  private ObjectPlan plan(TableName... tables) throws SQLException {
    return ObjectPlanner.plan(side(source), side(target), Set.of(tables), false);
  }

  private static ObjectSide side(TestDatabase database) throws SQLException {
    return new ObjectSide(
        new SqlServerReading(database.connection(), 16).objects(), SqlServerDialect.INSTANCE);
  }

  private static void mask(TestDatabase database, String function) throws SQLException {
    database.execute(
        "UPDATE sys.columns SET is_masked = 1 WHERE name = 'Phone'",
        "INSERT INTO sys.masked_columns VALUES (100, 9, 1, '" + function + "')");
  }

  @Test
  void aFeatureThatTheTargetLacksIsCreated() throws SQLException {
    mask(source, "default()");

    ObjectPlan plan = plan(ORDERS, CUSTOMERS);

    assertThat(plan.missing())
        .extracting(ObjectChange::id, ObjectChange::finding)
        .containsExactly(
            tuple(
                new ObjectId(MovableKind.MASKED_COLUMN, "Sales", "Order]s.Phone"),
                UnmovedKind.MASKED_COLUMN));
    assertThat(plan.missing().get(0).script().statement()).endsWith("'default()')");
  }

  @Test
  void afterwardsThePlanIsEmpty() throws SQLException {
    mask(source, "default()");
    mask(target, "default()");

    assertThat(plan(ORDERS, CUSTOMERS).isEmpty()).isTrue();
    assertThat(plan(ORDERS, CUSTOMERS).equal()).containsEntry(MovableKind.MASKED_COLUMN, 1);
  }

  @Test
  void anotherMaskIsADifference() throws SQLException {
    mask(source, "default()");
    mask(target, "email()");

    assertThat(plan(ORDERS, CUSTOMERS).different())
        .containsExactly(
            new ObjectIssue(
                new ObjectId(MovableKind.MASKED_COLUMN, "Sales", "Order]s.Phone"),
                UnmovedKind.MASKED_COLUMN,
                "the target has another one: definition"));
  }

  @Test
  void anotherCompressionIsADifference() throws SQLException {
    source.execute("INSERT INTO sys.partitions VALUES (200, 1, 1)");
    target.execute("INSERT INTO sys.partitions VALUES (200, 1, 2)");

    assertThat(plan(CUSTOMERS).different())
        .extracting(issue -> issue.id().kind())
        .containsExactly(MovableKind.COMPRESSION);
  }

  @Test
  void aFeatureOfATableThatDoesNotMoveIsNoPartOfThePlan() throws SQLException {
    mask(source, "default()");

    assertThat(plan(CUSTOMERS).missing()).isEmpty();
    assertThat(plan(CUSTOMERS).inSource()).doesNotContainKey(MovableKind.MASKED_COLUMN);
  }

  private void temporal() throws SQLException {
    source.execute(
        "UPDATE sys.columns SET generated_always_type = 1 WHERE object_id = 100 AND name = 'At'",
        "UPDATE sys.columns SET generated_always_type = 2 WHERE object_id = 100 AND name ="
            + " 'Phone'",
        "UPDATE sys.tables SET temporal_type = 2, history_table_id = 200 WHERE object_id = 100");
  }

  @Test
  void aTemporalTableWithoutItsHistoryTableIsLeftOut() throws SQLException {
    temporal();

    assertThat(plan(ORDERS).leftOut())
        .contains(
            new ObjectIssue(
                new ObjectId(MovableKind.TEMPORAL_TABLE, "Sales", "Order]s"),
                UnmovedKind.TEMPORAL_TABLE,
                "it uses table [dbo].[Customer], which is not moved"));
    assertThat(plan(CUSTOMERS).inSource()).doesNotContainKey(MovableKind.TEMPORAL_TABLE);
    assertThat(plan(ORDERS, CUSTOMERS).missing())
        .extracting(change -> change.id().kind())
        .containsExactly(MovableKind.TEMPORAL_TABLE);
  }

  @Test
  void aSynchronizationLeavesOutVersioning() throws SQLException {
    temporal();

    ObjectPlan plan =
        ObjectPlanner.plan(side(source), side(target), Set.of(ORDERS, CUSTOMERS), true);

    assertThat(plan.leftOut())
        .extracting(ObjectIssue::finding)
        .contains(UnmovedKind.TEMPORAL_TABLE);
    assertThat(side(source).catalog().unmoved(unmoved(), true))
        .extracting(UnmovedObject::kind)
        .contains(UnmovedKind.TEMPORAL_TABLE);
    assertThat(side(source).catalog().unmoved(unmoved(), false))
        .extracting(UnmovedObject::kind)
        .doesNotContain(UnmovedKind.TEMPORAL_TABLE);
  }

  private List<UnmovedObject> unmoved() throws SQLException {
    return new SqlServerReading(source.connection(), 16).unmoved();
  }

  @Test
  void whatHasAReasonIsLeftOut() throws SQLException {
    source.execute("UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name = 'PK_Customer'");

    assertThat(plan(CUSTOMERS).leftOut())
        .extracting(ObjectIssue::finding)
        .contains(UnmovedKind.IGNORE_DUPLICATE_KEY);
  }
}
