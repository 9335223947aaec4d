package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Script;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerRulesAndDefaultsTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  @RegisterExtension private final ImitatedObjects imitation = new ImitatedObjects();

  @BeforeEach
  void createRuleAndDefault() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.objects VALUES (950, 1, 0, 'Today', 'D ', 0), (951, 5, 0, 'Even', 'R ',"
            + " 0), (952, 5, 0, 'Secret', 'R ', 0)",
        "INSERT INTO sys.sql_modules VALUES (950, 'create default Today as getdate()', 1, 1),"
            + " (951, 'CREATE RULE Sales.[was Odd] AS @x % 2 = 0', 1, 0), (952, NULL, 1, 1)");
  }

  @Test
  void ruleAndDefaultAreCreatedAsTheyAre() throws SQLException {
    assertThat(imitation.script(MovableKind.RULE_OR_DEFAULT_OBJECT, "dbo", "Today"))
        .isEqualTo(Script.of("create default [dbo].[Today] as getdate()"));
    assertThat(imitation.script(MovableKind.RULE_OR_DEFAULT_OBJECT, "Sales", "Even"))
        .isEqualTo(
            new Script(
                List.of("SET QUOTED_IDENTIFIER OFF"),
                "CREATE RULE [Sales].[Even] AS @x % 2 = 0",
                List.of(),
                List.of("SET QUOTED_IDENTIFIER ON")));
    assertThat(imitation.find(MovableKind.RULE_OR_DEFAULT_OBJECT, "Sales", "Secret"))
        .isInstanceOf(OpaqueObject.class);
  }

  @Test
  void theyAreBoundToColumnsAfterTheRows() throws SQLException {
    imitation.execute(
        "UPDATE sys.columns SET default_object_id = 950, rule_object_id = 951 WHERE object_id ="
            + " 100 AND column_id = 9");

    Feature rule = (Feature) imitation.find(MovableKind.BOUND_RULE, "Sales", "Order]s.Phone");
    Feature standard =
        (Feature) imitation.find(MovableKind.BOUND_DEFAULT, "Sales", "Order]s.Phone");

    assertThat(rule.statements())
        .containsExactly(
            "EXEC sys.sp_bindrule @rulename = N'[Sales].[Even]', @objname ="
                + " N'[Sales].[Order]]s].[Phone]'");
    assertThat(standard.statements())
        .containsExactly(
            "EXEC sys.sp_bindefault @defname = N'[dbo].[Today]', @objname ="
                + " N'[Sales].[Order]]s].[Phone]'");
    assertThat(rule.table()).isEqualTo(ORDERS);
    assertThat(rule.needs().objects())
        .containsExactly(new ObjectId(MovableKind.RULE_OR_DEFAULT_OBJECT, "Sales", "Even"));
    assertThat(MovableKind.BOUND_RULE.comesLast()).isTrue();
  }

  @Test
  void theyAreBoundToAliasTypes() throws SQLException {
    imitation.execute("UPDATE sys.types SET rule_object_id = 951 WHERE user_type_id = 300");

    Feature rule = (Feature) imitation.find(MovableKind.BOUND_RULE, "Sales", "Name]");

    assertThat(rule.statements())
        .containsExactly(
            "EXEC sys.sp_bindrule @rulename = N'[Sales].[Even]', @objname = N'[Sales].[Name]]]'");
    assertThat(rule.needs().objects())
        .contains(new ObjectId(MovableKind.USER_TYPE, "Sales", "Name]"));
  }

  @Test
  void theDefaultConstraintOfAColumnIsNoBinding() throws SQLException {
    assertThat(imitation.all(MovableKind.BOUND_DEFAULT)).isEmpty();
    imitation.execute(
        "UPDATE sys.columns SET default_object_id = 950 WHERE object_id = 100 AND column_id = 9");

    assertThat(imitation.all(MovableKind.BOUND_DEFAULT)).hasSize(1);
  }
}
