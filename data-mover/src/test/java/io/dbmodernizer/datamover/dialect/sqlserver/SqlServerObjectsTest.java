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
import io.dbmodernizer.datamover.object.Script;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.Trigger;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerObjectsTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithObjects();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  private ObjectCatalog read(int version) throws SQLException {
    return new SqlServerReading(imitation.connection(), version).objects();
  }

  private DatabaseObject find(MovableKind kind, String schema, String name) throws SQLException {
    return read(16).find(new ObjectId(kind, schema, name)).orElseThrow();
  }

  private Script script(MovableKind kind, String schema, String name) throws SQLException {
    return SqlServerDialect.INSTANCE.objectScripter().create(find(kind, schema, name));
  }

  @Test
  void everyKindIsRead() throws SQLException {
    assertThat(read(16).objects())
        .filteredOn(object -> !(object instanceof Feature))
        .extracting(object -> object.id().toString())
        .containsExactlyInAnyOrder(
            "user type [Sales].[Name]]]",
            "user type [dbo].[Point]",
            "user type [dbo].[Phone]",
            "user type [Sales].[Ids]",
            "sequence [Sales].[numbers]",
            "sequence [Sales].[small]",
            "synonym [Sales].[other]",
            "function [Sales].[Tax]",
            "view [Sales].[seen]",
            "view [Sales].[above]",
            "procedure [dbo].[ping]",
            "procedure [dbo].[pong]",
            "procedure [dbo].[secret]",
            "procedure [dbo].[clr]",
            "view trigger [Sales].[instead]",
            "trigger [Sales].[audit]",
            "trigger [dbo].[hidden]",
            "database trigger [ddl]");
  }

  @Test
  void modulesAreCreatedUnderTheirPresentNamesAndSettings() throws SQLException {
    assertThat(script(MovableKind.VIEW, "Sales", "seen"))
        .isEqualTo(
            Script.of(
                "/* what /* is */ seen */ CREATE VIEW [Sales].[seen] AS SELECT Id, 'a]b' AS x FROM"
                    + " Sales.[Order]]s]"));
    assertThat(script(MovableKind.VIEW, "Sales", "above"))
        .isEqualTo(
            new Script(
                List.of("SET ANSI_NULLS OFF", "SET QUOTED_IDENTIFIER OFF"),
                "create view [Sales].[above] as select * from Sales.seen",
                List.of(),
                List.of("SET ANSI_NULLS ON", "SET QUOTED_IDENTIFIER ON")));
    assertThat(script(MovableKind.PROCEDURE, "dbo", "ping").statement())
        .isEqualTo("CREATE PROC [dbo].[ping] AS EXEC pong");
  }

  @Test
  void triggersAreCreatedInTheirState() throws SQLException {
    assertThat(script(MovableKind.TRIGGER, "Sales", "audit"))
        .isEqualTo(
            new Script(
                List.of(),
                "CREATE TRIGGER [Sales].[audit] ON Sales.[Order]]s] AFTER INSERT AS SELECT 1",
                List.of("DISABLE TRIGGER [Sales].[audit] ON [Sales].[Order]]s]"),
                List.of()));
    assertThat(script(MovableKind.VIEW_TRIGGER, "Sales", "instead"))
        .isEqualTo(
            new Script(
                List.of("SET QUOTED_IDENTIFIER OFF"),
                "CREATE TRIGGER [Sales].[instead] ON Sales.seen INSTEAD OF INSERT AS SELECT 1",
                List.of(),
                List.of("SET QUOTED_IDENTIFIER ON")));
    assertThat(script(MovableKind.DATABASE_TRIGGER, "", "ddl").statement())
        .isEqualTo("CREATE TRIGGER [ddl] ON DATABASE FOR DROP_TABLE AS SELECT 1");
    Trigger ofDatabase = (Trigger) find(MovableKind.DATABASE_TRIGGER, "", "ddl");
    assertThat(SqlServerDialect.INSTANCE.objectScripter().enable(ofDatabase, true))
        .contains(Script.of("ENABLE TRIGGER [ddl] ON DATABASE"));
  }

  @Test
  void typesSequencesAndSynonymsAreCreated() throws SQLException {
    assertThat(script(MovableKind.USER_TYPE, "Sales", "Name]").statement())
        .isEqualTo("CREATE TYPE [Sales].[Name]]] FROM nvarchar(25) NOT NULL");
    assertThat(script(MovableKind.USER_TYPE, "Sales", "Ids").statement())
        .isEqualTo(
            """
            CREATE TYPE [Sales].[Ids] AS TABLE (
              [Id] int NOT NULL,
              [Text] nvarchar(50) NULL,
              PRIMARY KEY CLUSTERED ([Id]),
              CHECK (([Id]>(0)))
            )""");
    assertThat(script(MovableKind.SEQUENCE, "Sales", "numbers").statement())
        .isEqualTo(
            "CREATE SEQUENCE [Sales].[numbers] AS int START WITH 1 INCREMENT BY 5"
                + " MINVALUE -2147483648 MAXVALUE 2147483647 NO CYCLE CACHE");
    assertThat(script(MovableKind.SEQUENCE, "Sales", "small").statement())
        .isEqualTo(
            "CREATE SEQUENCE [Sales].[small] AS decimal(9, 0) START WITH 1 INCREMENT BY 1"
                + " MINVALUE 1 MAXVALUE 3 CYCLE NO CACHE");
    assertThat(script(MovableKind.SYNONYM, "Sales", "other").statement())
        .isEqualTo("CREATE SYNONYM [Sales].[other] FOR [elsewhere].[dbo].[Big]");
  }

  @Test
  void aSequenceContinuesAfterItsLastNumber() throws SQLException {
    Sequence numbers = (Sequence) find(MovableKind.SEQUENCE, "Sales", "numbers");
    Sequence small = (Sequence) find(MovableKind.SEQUENCE, "Sales", "small");

    assertThat(numbers.next()).isEqualTo(BigInteger.valueOf(16));
    assertThat(small.next()).isEqualTo(BigInteger.ONE);
    assertThat(SqlServerDialect.INSTANCE.objectScripter().continueAt(numbers, BigInteger.TEN))
        .isEqualTo(Script.of("ALTER SEQUENCE [Sales].[numbers] RESTART WITH 10"));
  }

  @Test
  void aSequenceThatWasNeverUsedStandsAtItsStart() throws SQLException {
    imitation.execute("UPDATE sys.sequences SET last_used_value = NULL, current_value = 1");

    assertThat(((Sequence) find(MovableKind.SEQUENCE, "Sales", "numbers")).next())
        .isEqualTo(BigInteger.ONE);
  }

  @Test
  void whatCannotBeReadIsNamedWithItsReason() throws SQLException {
    ObjectCatalog catalog = read(16);

    assertThat(catalog.objects().stream().filter(OpaqueObject.class::isInstance))
        .extracting(object -> object.id().name() + ": " + ((OpaqueObject) object).reason())
        .containsExactlyInAnyOrder(
            "secret: its definition is encrypted",
            "hidden: its definition is encrypted",
            "clr: it is CLR code, which Azure SQL Database does not run",
            "Point: it is CLR code, which Azure SQL Database does not run");
    assertThat(catalog.unmoved(new SqlServerReading(imitation.connection(), 16).unmoved(), false))
        .contains(
            new UnmovedObject(
                UnmovedKind.TRIGGER,
                "[dbo].[Customer].hidden (its definition is encrypted)",
                new TableName("dbo", "Customer")))
        .noneMatch(object -> object.kind() == UnmovedKind.VIEW)
        .noneMatch(object -> object.kind() == UnmovedKind.EXPRESSION_NEEDS_UNMOVED_OBJECT);
  }

  @Test
  void aTableThatNeedsAnEncryptedFunctionIsNamed() throws SQLException {
    imitation.execute("UPDATE sys.sql_modules SET definition = NULL WHERE object_id = 60");

    assertThat(read(16).unmoved(List.of(), false))
        .contains(
            new UnmovedObject(
                UnmovedKind.EXPRESSION_NEEDS_UNMOVED_OBJECT,
                "[Sales].[Order]]s] needs function [Sales].[Tax]",
                ORDERS));
  }

  @Test
  void whatAzureRefusesForTheNamesInItIsNamed() throws SQLException {
    // Given
    imitation.execute(
        "UPDATE sys.triggers SET is_disabled = 0 WHERE object_id = 508",
        "INSERT INTO sys.sql_expression_dependencies(referencing_id, referenced_id,"
            + " referenced_server_name, referenced_database_name, is_ambiguous) VALUES"
            + " (60, NULL, NULL, 'Archive', 0), (508, NULL, 'OLD', 'Archive', 0),"
            + " (500, 100, NULL, 'shop', 0), (502, NULL, NULL, 'x', 1),"
            + " (503, NULL, NULL, 'tempdb', 0)");

    // Then
    assertThat(read(16).inAzure("Shop").unmoved(List.of(), false))
        .extracting(object -> object.kind() + " " + object.name())
        .filteredOn(text -> text.contains("refers to") || text.contains("needs"))
        .containsExactlyInAnyOrder(
            "FUNCTION [Sales].[Tax] (it refers to database [Archive], which Azure SQL Database"
                + " refuses)",
            "TRIGGER [Sales].[Order]]s].audit (it refers to server [OLD], which Azure SQL Database"
                + " refuses)",
            "SYNONYM [Sales].[other] (it refers to database [elsewhere], which Azure SQL Database"
                + " refuses)",
            "EXPRESSION_NEEDS_UNMOVED_OBJECT [Sales].[Order]]s] needs function [Sales].[Tax]");
  }

  @Test
  void dependenciesAreRead() throws SQLException {
    ObjectId tax = new ObjectId(MovableKind.FUNCTION, "Sales", "Tax");

    assertThat(read(16).neededBy(Set.of(ORDERS)))
        .containsExactly(tax, new ObjectId(MovableKind.USER_TYPE, "Sales", "Name]"));
    assertThat(find(MovableKind.VIEW, "Sales", "above").needs().objects())
        .containsExactly(new ObjectId(MovableKind.VIEW, "Sales", "seen"));
    assertThat(find(MovableKind.VIEW, "Sales", "seen").needs().tables()).containsExactly(ORDERS);
    assertThat(find(MovableKind.TRIGGER, "Sales", "audit").needs().tables())
        .containsExactly(ORDERS);
    assertThat(find(MovableKind.TRIGGER, "Sales", "audit").needs().objects()).containsExactly(tax);
  }

  @Test
  void viewsThatAnOldVersionLacksAreNotAskedFor() throws SQLException {
    imitation.execute("DROP TABLE sys.sequences", "DELETE FROM sys.objects WHERE type = 'SO'");

    assertThat(read(10).objects())
        .anyMatch(object -> object.id().kind() == MovableKind.VIEW)
        .noneMatch(object -> object.id().kind() == MovableKind.SEQUENCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CREATE VIEW v AS SELECT 1 | CREATE VIEW [s].[n] AS SELECT 1",
        "create view dbo.v as select 1 | create view [s].[n] as select 1",
        "CREATE VIEW [a]]b].\"c\"\"d\" AS SELECT 1 | CREATE VIEW [s].[n] AS SELECT 1",
        "CREATE VIEW db..v(a) AS SELECT 1 | CREATE VIEW [s].[n](a) AS SELECT 1",
        "CREATE PROC dbo . p@x int AS SELECT 1 | CREATE PROC [s].[n] int AS SELECT 1",
        "CREATE PROCEDURE p(@x int) AS SELECT 1 | CREATE PROCEDURE [s].[n](@x int) AS SELECT 1",
        "CREATE FUNCTION/* c */f() RETURNS int AS BEGIN RETURN 1 END | CREATE FUNCTION/* c"
            + " */[s].[n]() RETURNS int AS BEGIN RETURN 1 END",
        "-- CREATE VIEW x | -- CREATE VIEW x",
        "CREATE OR ALTER TRIGGER t ON x AFTER INSERT AS SELECT 1 | CREATE TRIGGER [s].[n] ON x"
            + " AFTER INSERT AS SELECT 1",
        "CREATE TABLE t (a int) | CREATE TABLE t (a int)",
        "ALTER VIEW v AS SELECT 1 | ALTER VIEW v AS SELECT 1",
        "CREATE VIEW größe😀 AS SELECT 1 | CREATE VIEW [s].[n] AS SELECT 1",
        "CREATE VIEW [unclosed AS SELECT 1 | CREATE VIEW [unclosed AS SELECT 1",
        "CREATE | CREATE"
      })
  void theNameInTheHeaderIsReplaced(String definition, String expected) {
    assertThat(SqlServerModuleText.create(definition, "[s].[n]")).isEqualTo(expected);
    assertThat(SqlServerModuleText.create(expected, "[s].[n]")).isEqualTo(expected);
  }
}
