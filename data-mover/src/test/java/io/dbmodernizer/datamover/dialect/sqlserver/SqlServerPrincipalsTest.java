package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.PrincipalMove;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerPrincipalsTest {

  private static final PrincipalMove MAPPED =
      new PrincipalMove(true, Map.of("Ann", "ann@contoso.com", "CORP\\bob", "bob@contoso.com"));

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithObjects();
    imitation.execute(
        "INSERT INTO sys.database_principals(principal_id, name, type, is_fixed_role,"
            + " authentication_type, default_schema_name, owning_principal_id) VALUES"
            + " (10, 'read]ers', 'R', 0, 0, NULL, 1), (11, 'theirs', 'R', 0, 0, NULL, 13),"
            + " (12, 'ann', 'S', 0, 1, 'Sales', NULL), (13, 'robot', 'S', 0, 0, 'Sales', NULL),"
            + " (14, 'CORP\\bob', 'U', 0, 3, NULL, NULL), (15, 'app', 'A', 0, 0, NULL, 1),"
            + " (16, 'team@contoso.com', 'X', 0, 4, NULL, NULL), (17, 'key', 'K', 0, 0, NULL,"
            + " NULL), (18, 'carl', 'S', 0, 1, NULL, NULL), (19, 'carls', 'R', 0, 0, NULL, 18)");
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  private ObjectCatalog read(PrincipalMove move) throws SQLException {
    return new SqlServerReading(imitation.connection(), 16).objects(move);
  }

  /** Returns what creates the objects of a kind, or why they do not move. */
  private List<String> all(MovableKind kind) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (DatabaseObject object : read(MAPPED).objects()) {
      if (object.id().kind() == kind) {
        texts.add(
            object instanceof Feature feature
                ? String.join("; ", feature.statements())
                : object.id().name() + ": " + ((OpaqueObject) object).reason());
      }
    }
    return texts;
  }

  @Test
  void rolesAreCreatedWithTheirOwners() throws SQLException {
    assertThat(all(MovableKind.ROLE))
        .containsExactlyInAnyOrder(
            "CREATE ROLE [read]]ers]",
            "CREATE ROLE [theirs] AUTHORIZATION [robot]",
            "app: it is an application role, whose password does not move",
            "carls: its owner carl is not moved");
  }

  @Test
  void usersAreCreatedIfTheyNeedNoPassword() throws SQLException {
    assertThat(all(MovableKind.USER))
        .containsExactlyInAnyOrder(
            "CREATE USER [ann@contoso.com] FROM EXTERNAL PROVIDER WITH DEFAULT_SCHEMA = [Sales]",
            "CREATE USER [robot] WITHOUT LOGIN WITH DEFAULT_SCHEMA = [Sales]",
            "CREATE USER [bob@contoso.com] FROM EXTERNAL PROVIDER",
            "CREATE USER [team@contoso.com] FROM EXTERNAL PROVIDER",
            "key: it belongs to a certificate or key, which does not move",
            "carl: its password does not move; name it in migration.principalMap");
  }

  @Test
  void aWindowsUserWithoutANameOnTheTargetIsLeftOut() throws SQLException {
    OpaqueObject bob =
        (OpaqueObject)
            read(PrincipalMove.SAME)
                .find(new ObjectId(MovableKind.USER, "", "CORP\\bob"))
                .orElseThrow();

    assertThat(bob.reason()).contains("Windows", "migration.principalMap");
  }

  @Test
  void membersJoinTheirRolesUnderTheirNewNames() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.database_role_members VALUES (10, 12), (16384, 13), (16384, 1), (10, 18),"
            + " (10, 8), (11, 10)");

    assertThat(all(MovableKind.ROLE_MEMBER))
        .containsExactlyInAnyOrder(
            "ALTER ROLE [read]]ers] ADD MEMBER [ann@contoso.com]",
            "ALTER ROLE [db_owner] ADD MEMBER [robot]",
            "ALTER ROLE [theirs] ADD MEMBER [read]]ers]",
            "read]ers has carl: it needs carl, which is not moved");
  }

  @Test
  void schemasGetTheirOwners() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.schemas VALUES (20, 12, 'hers'), (21, 18, 'carls'), (22, 8, 'readers')");

    assertThat(all(MovableKind.SCHEMA_OWNER))
        .containsExactlyInAnyOrder(
            "ALTER AUTHORIZATION ON SCHEMA::[hers] TO [ann@contoso.com]",
            "owner: it is carl, which is not moved");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0, 0, 0, 12, 'CREATE TABLE', 'G' | GRANT CREATE TABLE TO [ann@contoso.com]",
        "0, 0, 0, 12, 'CONNECT', 'D' | DENY CONNECT TO [ann@contoso.com]",
        "3, 5, 0, 10, 'EXECUTE', 'W' | GRANT EXECUTE ON SCHEMA::[Sales] TO [read]]ers] WITH GRANT"
            + " OPTION",
        "1, 100, 0, 0, 'SELECT', 'G' | GRANT SELECT ON OBJECT::[Sales].[Order]]s] TO [public]",
        "1, 100, 9, 13, 'SELECT', 'D' | DENY SELECT ([Phone]) ON OBJECT::[Sales].[Order]]s] TO"
            + " [robot]",
        "1, 502, 0, 13, 'EXECUTE', 'G' | GRANT EXECUTE ON OBJECT::[dbo].[ping] TO [robot]",
        "6, 300, 0, 13, 'REFERENCES', 'G' | GRANT REFERENCES ON TYPE::[Sales].[Name]]] TO [robot]",
        "4, 13, 0, 10, 'IMPERSONATE', 'G' | GRANT IMPERSONATE ON USER::[robot] TO [read]]ers]",
        "4, 10, 0, 13, 'ALTER', 'G' | GRANT ALTER ON ROLE::[read]]ers] TO [robot]",
        "1, 100, 0, 18, 'SELECT', 'G' | SELECT on OBJECT::[Sales].[Order]]s] to carl: it belongs to"
            + " carl, which is not moved",
        "5, 65536, 0, 13, 'REFERENCES', 'G' | REFERENCES on class 5 id 65536 to robot: it is about"
            + " an object that is not moved",
        "1, 100, 9, 13, 'SELECT', 'R' | SELECT on OBJECT::[Sales].[Order]]s].Phone to robot: it is"
            + " a revocation for one column"
      })
  void permissionsAreGrantedAndDenied(String permission, String statement) throws SQLException {
    imitation.execute(
        "INSERT INTO sys.database_permissions(class, major_id, minor_id, grantee_principal_id,"
            + " permission_name, state) VALUES (1, -7, 0, 13, 'SELECT', 'G'), (0, 0, 0, 13,"
            + " 'CONNECT', 'G'), (0, 0, 0, 0, 'VIEW ANY COLUMN MASTER KEY DEFINITION', 'G'), (0, 0,"
            + " 0, 8, 'UNMASK', 'G'), ("
            + permission
            + ")");

    assertThat(all(MovableKind.PERMISSION)).containsExactly(statement);
  }

  @Test
  void aPermissionComesAfterWhatItIsAboutAndBelongsToItsTable() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.database_permissions(class, major_id, grantee_principal_id,"
            + " permission_name) VALUES (1, 100, 13, 'SELECT'), (1, 502, 13, 'EXECUTE')");
    ObjectCatalog catalog = read(MAPPED);

    Feature onTable =
        (Feature)
            catalog
                .find(
                    new ObjectId(
                        MovableKind.PERMISSION,
                        "",
                        "SELECT on OBJECT::[Sales].[Order]]s] to robot"))
                .orElseThrow();
    DatabaseObject onProcedure =
        catalog
            .find(
                new ObjectId(
                    MovableKind.PERMISSION, "", "EXECUTE on OBJECT::[dbo].[ping] to robot"))
            .orElseThrow();

    assertThat(onTable.table()).isEqualTo(new TableName("Sales", "Order]s"));
    assertThat(onProcedure.needs().objects())
        .containsExactlyInAnyOrder(
            new ObjectId(MovableKind.USER, "", "robot"),
            new ObjectId(MovableKind.PROCEDURE, "dbo", "ping"));
  }

  @Test
  void withoutTheRequestTheyAreNotReadAndStayFindings() throws SQLException {
    imitation.execute("DROP TABLE sys.database_role_members");
    List<UnmovedObject> found =
        List.of(
            new UnmovedObject(UnmovedKind.ROLE, "r", null),
            new UnmovedObject(UnmovedKind.VIEW, "v", null));

    ObjectCatalog catalog = read(PrincipalMove.NONE);

    assertThat(catalog.unmoved(found, false))
        .extracting(UnmovedObject::kind)
        .contains(UnmovedKind.ROLE)
        .doesNotContain(UnmovedKind.VIEW);
    assertThat(catalog.objects()).noneMatch(object -> object.id().kind() == MovableKind.ROLE);
  }

  @Test
  void withTheRequestOnlyThoseThatDoNotMoveAreFindings() throws SQLException {
    assertThat(
            read(MAPPED)
                .unmoved(List.of(new UnmovedObject(UnmovedKind.ROLE, "read]ers", null)), false))
        .filteredOn(object -> object.kind() == UnmovedKind.ROLE)
        .extracting(UnmovedObject::name)
        .containsExactlyInAnyOrder(
            "[app] (it is an application role, whose password does not move)",
            "[carls] (its owner carl is not moved)");
  }
}
