package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlServerPlatformTest {

  private static final String MODULE =
      "UPDATE sys.sql_modules SET definition = '%s' WHERE object_id = 502";
  private static final String REFERENCE =
      "INSERT INTO sys.sql_expression_dependencies(referencing_id, referenced_server_name,"
          + " referenced_database_name, referenced_entity_name) VALUES (502, %s, %s, 'Big')";

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithPlatform();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  /** One case: the rule, the change that makes the database break it, the object in the finding. */
  record Case(PlatformRule rule, String change, String object) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            PlatformRule.CROSS_DATABASE_REFERENCE,
            REFERENCE.formatted("NULL", "'elsewhere'"),
            "[dbo].[ping] (database elsewhere)"),
        new Case(
            PlatformRule.LINKED_SERVER_REFERENCE,
            REFERENCE.formatted("'remote'", "'elsewhere'"),
            "[dbo].[ping] (server remote)"),
        new Case(
            PlatformRule.CROSS_DATABASE_SYNONYM,
            "UPDATE sys.synonyms SET base_object_name = '[else.w]]here]..\"Big\"'",
            "[Sales].[other] (database else.w]here)"),
        new Case(
            PlatformRule.LINKED_SERVER_SYNONYM,
            "UPDATE sys.synonyms SET base_object_name = '[remote].[elsewhere]..[Big]'",
            "[Sales].[other] (server remote)"),
        module(PlatformRule.EXTENDED_PROCEDURE_CALL, "EXEC master..xp_cmdshell @c", "xp_cmdshell"),
        module(PlatformRule.EXTENDED_PROCEDURE_CALL, "execute @r = [xp_DirTree]", "xp_dirtree"),
        module(PlatformRule.OLE_AUTOMATION, "EXEC sp_OACreate @p, @h OUT", "sp_oacreate"),
        module(PlatformRule.SYSTEM_PROCEDURE_CALL, "exec sys.sp_configure", "sp_configure"),
        module(PlatformRule.DATABASE_MAIL, "EXEC msdb.dbo.sp_send_dbmail", "sp_send_dbmail"),
        module(PlatformRule.AGENT_JOB, "EXEC msdb.dbo.sp_start_job @j", "sp_start_job"),
        module(
            PlatformRule.OPENROWSET,
            "SELECT * FROM OPENROWSET (BULK @f, SINGLE_BLOB) x",
            "openrowset"),
        module(PlatformRule.BULK_INSERT, "BULK  INSERT t FROM @f", "bulk insert"),
        module(PlatformRule.DISTRIBUTED_QUERY, "SELECT * FROM OPENQUERY(r, @q)", "openquery"),
        module(
            PlatformRule.DISTRIBUTED_TRANSACTION,
            "BEGIN DISTRIBUTED TRANSACTION",
            "begin distributed"),
        module(PlatformRule.EXECUTE_AS_LOGIN, "EXECUTE AS LOGIN = @l", "execute as login"),
        module(PlatformRule.TRACE_FLAG, "DBCC TRACEON (1222, -1)", "dbcc traceon"),
        module(PlatformRule.UNSUPPORTED_STATEMENT, "RECONFIGURE WITH OVERRIDE", "reconfigure"),
        module(PlatformRule.REMOVED_SYNTAX, "SELECT 1 FROM t WITH (FASTFIRSTROW)", "fastfirstrow"),
        module(PlatformRule.REMOVED_SYNTAX, "RAISERROR 50001 @m", "raiserror 50001"),
        module(PlatformRule.SERVICE_BROKER, "SEND ON CONVERSATION @h", "send on conversation"),
        new Case(
            PlatformRule.SERVICE_BROKER, "INSERT INTO sys.services VALUES ('orders')", "orders"),
        new Case(
            PlatformRule.SERVICE_BROKER,
            "INSERT INTO sys.service_contracts VALUES ('contract')",
            "contract"),
        new Case(
            PlatformRule.EVENT_NOTIFICATION,
            "INSERT INTO sys.event_notifications VALUES ('watch')",
            "watch"),
        new Case(
            PlatformRule.WINDOWS_USER,
            "INSERT INTO sys.database_principals(principal_id, name, type, is_fixed_role) VALUES"
                + " (9, 'CORP\\ann', 'U', 0)",
            "CORP\\ann"),
        new Case(
            PlatformRule.DEPRECATED_TYPE,
            "UPDATE sys.columns SET system_type_id = 35 WHERE object_id = 100 AND name = 'Code'",
            "[Sales].[Order]]s].Code"),
        new Case(
            PlatformRule.DATABASE_OPTION,
            "UPDATE sys.databases SET is_trustworthy_on = 1",
            "TRUSTWORTHY"),
        new Case(
            PlatformRule.DATABASE_OPTION,
            "UPDATE sys.databases SET is_db_chaining_on = 1",
            "DB_CHAINING"),
        new Case(
            PlatformRule.DATABASE_COLLATION,
            "UPDATE sys.databases SET collation_name = 'Latin1_General_CI_AS'",
            "Latin1_General_CI_AS"));
  }

  private static Case module(PlatformRule rule, String code, String what) {
    return new Case(
        rule, MODULE.formatted("CREATE PROC ping AS " + code), "[dbo].[ping] (" + what + ")");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFeatureThatAzureLacksIsFoundWithItsObject(Case one) throws SQLException {
    // Given
    assertThat(uses()).isEmpty();

    // When
    imitation.execute(one.change());

    // Then
    assertThat(uses()).containsExactly(new PlatformUse(one.rule(), one.object()));
  }

  @Test
  void everyRuleButTheOneOnTheSizeHasACase() {
    Set<PlatformRule> rules =
        Arrays.stream(PlatformRule.values())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(PlatformRule.class)));
    rules.remove(PlatformRule.DATABASE_TOO_LARGE);

    assertThat(cases().map(Case::rule).collect(Collectors.toSet())).isEqualTo(rules);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT xp_cmdshell FROM xp_log -- EXEC xp_cmdshell",
        "PRINT ''EXEC xp_cmdshell; it''''s OPENQUERY(r)''",
        "/* EXEC xp_cmdshell /* OPENQUERY(r) */ BULK INSERT t */ SELECT 1",
        "SELECT * FROM OPENROWSET(BULK ''f'', DATA_SOURCE = ''blobs'', SINGLE_BLOB) x",
        "BULK INSERT t FROM ''f'' WITH (DATA_SOURCE = ''blobs'')",
        "EXECUTE AS USER = ''u''",
        "EXEC sp_executesql @sql",
        "RAISERROR (''x'', 16, 1)",
        "SELECT * FROM tempdb..t"
      })
  void codeThatAzureTakesIsNotReported(String code) throws SQLException {
    imitation.execute(MODULE.formatted("CREATE PROC ping AS " + code));

    assertThat(uses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'shop'", "'SHOP'", "'tempdb'"})
  void namesOfTheDatabaseItselfAndOfTemporaryObjectsArePossible(String database)
      throws SQLException {
    imitation.execute(
        REFERENCE.formatted("NULL", database),
        "UPDATE sys.synonyms SET base_object_name = '[' || " + database + " || '].[dbo].[Big]'");

    assertThat(uses()).isEmpty();
  }

  @Test
  void aDatabaseInAzureUsesNothingThatAzureLacks() throws SQLException {
    imitation.execute(
        "UPDATE server SET edition = 5", "UPDATE sys.databases SET is_trustworthy_on = 1");

    assertThat(uses()).isEmpty();
  }

  @Test
  void sizesCountPartitionsIndexesAndLargeObjectsOfATable() throws SQLException {
    imitation.execute(
        "DELETE FROM sys.partitions",
        "INSERT INTO sys.partitions(object_id, index_id, partition_id, hobt_id, rows) VALUES"
            + " (100, 1, 11, 21, 40), (100, 1, 12, 22, 2), (100, 2, 13, 23, 42),"
            + " (200, 0, 14, 24, 7), (999, 1, 15, 25, 1)",
        "INSERT INTO sys.allocation_units VALUES (21, 1, 10), (22, 1, 1), (23, 1, 3), (11, 2, 100),"
            + " (21, 3, 1), (24, 1, 2), (25, 1, 1000), (0, 0, 1000)");

    assertThat(new SqlServerReading(imitation.connection(), 16).sizes())
        .containsExactly(
            new TableSize(new TableName("Sales", "Order]s"), 42, 115 * 8_192L),
            new TableSize(new TableName("dbo", "Customer"), 7, 2 * 8_192L));
  }

  private List<PlatformUse> uses() throws SQLException {
    return new SqlServerReading(imitation.connection(), 16).platformUses();
  }
}
