package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Script;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerSecurityPoliciesTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  @RegisterExtension private final ImitatedObjects imitation = new ImitatedObjects();

  private static final String POLICY =
      "INSERT INTO sys.security_policies(object_id, name, schema_id, is_enabled, is_schema_bound,"
          + " is_not_for_replication) VALUES (71, 'Own]', 5, %d, %d, %d)";

  private static final String PREDICATE =
      "INSERT INTO sys.security_predicates(object_id, target_object_id, security_predicate_id,"
          + " predicate_definition, predicate_type, operation_desc) VALUES (71, %d, %d, %s, %d, %s)";

  @Test
  void aPolicyIsCreatedWithItsPredicatesInTheirOrder() throws SQLException {
    imitation.execute(
        POLICY.formatted(1, 1, 0),
        PREDICATE.formatted(200, 3, "'[Sales].[Tax]([Id])'", 1, "'BEFORE DELETE'"),
        PREDICATE.formatted(100, 1, "'([Sales].[Tax]([Customer]))'", 0, "NULL"),
        PREDICATE.formatted(100, 2, "'([Sales].[Tax]([Customer]))'", 1, "'AFTER INSERT'"),
        "INSERT INTO sys.sql_expression_dependencies(referencing_id, referenced_id) VALUES (71,"
            + " 60)",
        "INSERT INTO sys.objects VALUES (71, 5, 0, 'Own]', 'SP', 0)");

    Feature policy = (Feature) imitation.find(MovableKind.SECURITY_POLICY, "Sales", "Own]");

    assertThat(policy.statements())
        .containsExactly(
            """
            CREATE SECURITY POLICY [Sales].[Own]]]
            ADD FILTER PREDICATE [Sales].[Tax]([Customer]) ON [Sales].[Order]]s],
            ADD BLOCK PREDICATE [Sales].[Tax]([Customer]) ON [Sales].[Order]]s] AFTER INSERT,
            ADD BLOCK PREDICATE [Sales].[Tax]([Id]) ON [dbo].[Customer] BEFORE DELETE
            WITH (STATE = ON, SCHEMABINDING = ON)""");
    assertThat(policy.table()).isNull();
    assertThat(policy.needs().tables())
        .containsExactlyInAnyOrder(ORDERS, new TableName("dbo", "Customer"));
    assertThat(policy.needs().objects())
        .containsExactly(new ObjectId(MovableKind.FUNCTION, "Sales", "Tax"));
  }

  @Test
  void stateAndOptionsAreKept() throws SQLException {
    imitation.execute(
        POLICY.formatted(0, 0, 1),
        PREDICATE.formatted(100, 1, "'[Sales].[Tax]([Customer])'", 0, "NULL"));

    Feature policy = (Feature) imitation.find(MovableKind.SECURITY_POLICY, "Sales", "Own]");

    assertThat(policy.statements().get(0))
        .endsWith("WITH (STATE = OFF, SCHEMABINDING = OFF) NOT FOR REPLICATION");
    assertThat(policy.table()).isEqualTo(ORDERS);
  }

  @ParameterizedTest
  @CsvSource({"0, ON", "1, OFF"})
  void theDocumentedColumnOfTheBindingSaysTheOpposite(int value, String binding)
      throws SQLException {
    imitation.execute(
        POLICY.formatted(0, 0, 0),
        "ALTER TABLE sys.security_policies ALTER COLUMN is_schema_bound RENAME TO"
            + " is_schemabinding_enabled",
        "UPDATE sys.security_policies SET is_schemabinding_enabled = " + value);

    Feature policy = (Feature) imitation.find(MovableKind.SECURITY_POLICY, "Sales", "Own]");

    assertThat(policy.statements().get(0)).endsWith("SCHEMABINDING = " + binding + ")");
  }

  @Test
  void aPredicateThatCannotBeReadIsNamed() throws SQLException {
    imitation.execute(POLICY.formatted(1, 1, 0), PREDICATE.formatted(100, 1, "NULL", 0, "NULL"));

    OpaqueObject policy =
        (OpaqueObject) imitation.find(MovableKind.SECURITY_POLICY, "Sales", "Own]");

    assertThat(policy.reason()).isEqualTo("its predicates cannot be read");
  }

  @Test
  void aServerBefore2016HasNone() throws SQLException {
    assertThat(imitation.all(MovableKind.SECURITY_POLICY)).hasSize(1);
    imitation.execute("DROP TABLE sys.security_policies", "DROP TABLE sys.security_predicates");

    assertThat(imitation.read(12).objects())
        .isNotEmpty()
        .noneMatch(object -> object.id().kind() == MovableKind.SECURITY_POLICY);
  }

  @Test
  void aPolicyComesAfterTheRows() throws SQLException {
    assertThat(MovableKind.SECURITY_POLICY.comesLast()).isTrue();
    assertThat(
            SqlServerDialect.INSTANCE
                .objectScripter()
                .create(imitation.all(MovableKind.SECURITY_POLICY).get(0)))
        .isEqualTo(
            Script.of(
                "CREATE SECURITY POLICY [dbo].[only own]\nWITH (STATE = ON, SCHEMABINDING = ON)"));
  }
}
