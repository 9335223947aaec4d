package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerReadingRightsTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");
  private static final TableName CUSTOMERS = new TableName("dbo", "Customer");

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.open();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  private ReadingRights read(int version) throws SQLException {
    return new SqlServerReading(imitation.connection(), version).rights();
  }

  @Test
  void everyRightIsNamedThoughNoneIsMissing() throws SQLException {
    ReadingRights rights = read(16);

    assertThat(rights.login()).isEqualTo("reader");
    assertThat(rights.missing()).isEmpty();
    assertThat(rights.rights())
        .extracting(CheckedRight::right, CheckedRight::checked)
        .containsExactly(
            tuple(ReadingRight.VIEW_DEFINITION, 1),
            tuple(ReadingRight.SELECT, 2),
            tuple(ReadingRight.UNMASK, 0),
            tuple(ReadingRight.ALL_ROWS, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT | INSERT INTO lacks VALUES ('[Sales].[Order]]s]', 'SELECT') | [Sales].[Order]]s] |"
            + " GRANT SELECT ON [Sales].[Order]]s] TO [reader]",
        "SELECT | INSERT INTO lacks VALUES ('[Sales].[Order]]s].Phone', 'SELECT'); INSERT INTO"
            + " sys.database_permissions(class, major_id, minor_id, grantee_principal_id,"
            + " permission_name, state) VALUES (1, 100, 9, 8, 'SELECT', 'D') |"
            + " [Sales].[Order]]s].Phone | GRANT SELECT ON [Sales].[Order]]s]([Phone]) TO [reader]",
        "UNMASK | UPDATE sys.columns SET is_masked = 1 WHERE object_id = 100 AND column_id = 9;"
            + " INSERT INTO lacks VALUES ('[Sales].[Order]]s].Phone', 'UNMASK') |"
            + " [Sales].[Order]]s].Phone | GRANT UNMASK TO [reader]",
        "ALL_ROWS | INSERT INTO sys.security_predicates(object_id, target_object_id) VALUES (70,"
            + " 100) | [Sales].[Order]]s] by [dbo].[only own] | ALTER SECURITY POLICY [dbo].[only"
            + " own] WITH (STATE = OFF)"
      })
  void aMissingRightIsNamedWithItsStatement(
      ReadingRight right, String cause, String object, String statement) throws SQLException {
    imitation.execute(cause);

    assertThat(read(16).missing())
        .containsExactly(
            new CheckedRight(
                right,
                right == ReadingRight.SELECT ? 2 : 1,
                List.of(new MissingRight(ORDERS, object, statement))));
    assertThat(read(16).of(List.of(CUSTOMERS)).missing()).isEmpty();
    assertThat(read(16).of(List.of(new TableName("sales", "ORDER]S"))).missing()).hasSize(1);
  }

  @Test
  void aPolicyThatIsOffOrOnlyBlocksWritesHidesNoRow() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.security_policies(object_id, name, is_enabled) VALUES (71, 'off', 0)",
        "INSERT INTO sys.security_predicates(object_id, target_object_id) VALUES (71, 100)",
        "INSERT INTO sys.security_predicates(object_id, target_object_id, predicate_type)"
            + " VALUES (70, 100, 1)");

    assertThat(read(16).missing()).isEmpty();
  }

  @Test
  void beforeVersion2022OnlyTheDatabaseHasTheRightToUnmask() throws SQLException {
    imitation.execute(
        "UPDATE sys.columns SET is_masked = 1 WHERE object_id = 100 AND column_id = 9",
        "INSERT INTO lacks VALUES ('DATABASE', 'UNMASK')");

    assertThat(read(13).missing())
        .extracting(CheckedRight::right)
        .containsExactly(ReadingRight.UNMASK);
    assertThat(read(16).missing()).isEmpty();
  }

  @Test
  void anOlderServerIsNotAskedForMasksAndPolicies() throws SQLException {
    imitation.execute(
        "DROP TABLE sys.security_predicates",
        "DROP TABLE sys.security_policies",
        "ALTER TABLE sys.columns DROP COLUMN is_masked");

    assertThat(read(12).rights())
        .extracting(CheckedRight::right)
        .containsExactly(ReadingRight.VIEW_DEFINITION, ReadingRight.SELECT);
  }

  @Test
  void withoutViewDefinitionNothingElseIsSaid() throws SQLException {
    imitation.execute("UPDATE server SET sees_definitions = 0");

    assertThat(read(16).rights())
        .containsExactly(
            new CheckedRight(
                ReadingRight.VIEW_DEFINITION,
                1,
                List.of(
                    new MissingRight(null, "all objects", "GRANT VIEW DEFINITION TO [reader]"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 60 | 8 | REVOKE VIEW DEFINITION ON OBJECT::[Sales].[Tax] FROM [reader]",
        "1 | 61 | 0 | REVOKE VIEW DEFINITION ON the object of class 1 with id 61 FROM [public]",
        "3 | 5 | 8 | REVOKE VIEW DEFINITION ON SCHEMA::[Sales] FROM [reader]"
      })
  void aDenialHidesObjectsThatTheCatalogDoesNotShow(int kind, int id, int grantee, String statement)
      throws SQLException {
    imitation.execute(
        "INSERT INTO sys.database_permissions(class, major_id, grantee_principal_id,"
            + " permission_name, state) VALUES (%d, %d, %d, 'VIEW DEFINITION', 'D')"
                .formatted(kind, id, grantee));

    assertThat(read(16).missing())
        .extracting(CheckedRight::right, right -> right.missing().get(0).statement())
        .containsExactly(tuple(ReadingRight.VIEW_DEFINITION, statement));

    imitation.execute("UPDATE server SET sysadmin = 1");
    assertThat(read(16).missing()).isEmpty();
  }

  @Test
  void aDenialOfSomebodyElseHidesNothing() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.database_principals VALUES (9, 'other', 'S', 0)",
        "INSERT INTO sys.database_permissions(class, major_id, grantee_principal_id,"
            + " permission_name, state) VALUES (1, 60, 9, 'VIEW DEFINITION', 'D')");

    assertThat(read(16).missing()).isEmpty();
  }

  @Test
  void aMissingRightCountsAsADeniedPermissionAndNamesTheStatement() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.security_predicates(object_id, target_object_id) VALUES (70, 100)");

    SQLException failure = catchThrowableOfType(SQLException.class, () -> read(16).require());

    assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.PERMISSION_DENIED);
    assertThat((Throwable) failure)
        .hasMessageContaining("may hide rows from the login reader")
        .hasMessageContaining("ALTER SECURITY POLICY [dbo].[only own] WITH (STATE = OFF)");
  }
}
