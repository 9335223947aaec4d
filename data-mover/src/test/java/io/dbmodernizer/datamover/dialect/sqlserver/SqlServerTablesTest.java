package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlServerTablesTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");
  private static final TableName CUSTOMER = new TableName("dbo", "Customer");

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.open();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  @Test
  void tablesArriveWithAllThatBelongsToThem() throws Exception {
    DatabaseCatalog catalog = read();

    assertThat(catalog.schemas()).containsExactly("Sales", "dbo");
    assertThat(catalog.tables()).extracting(Table::name).containsExactly(ORDERS, CUSTOMER);
    assertThat(catalog.table(ORDERS))
        .contains(
            new Table(
                ORDERS,
                List.of(
                    new Column(
                        "Id",
                        1,
                        ColumnType.of(TypeFamily.INT),
                        false,
                        null,
                        Identity.of(10, 5),
                        null,
                        null),
                    new Column(
                        "Customer", 2, ColumnType.of(TypeFamily.INT), true, null, null, null, null),
                    new Column(
                        "Name",
                        3,
                        ColumnType.ofLength(TypeFamily.NVARCHAR, 50),
                        false,
                        "(N'none')",
                        null,
                        null,
                        null,
                        new ColumnExtras(null, "DF_Name")),
                    new Column(
                        "Code",
                        4,
                        ColumnType.of(TypeFamily.VARCHAR),
                        true,
                        null,
                        null,
                        null,
                        "Latin1_General_BIN2"),
                    new Column(
                        "Amount", 5, ColumnType.decimal(19, 4), true, null, null, null, null),
                    new Column(
                        "Twice",
                        6,
                        ColumnType.decimal(20, 4),
                        true,
                        null,
                        null,
                        "([Amount]*(2)) PERSISTED",
                        null),
                    new Column(
                        "At",
                        7,
                        ColumnType.temporal(TypeFamily.DATETIME2, 7),
                        true,
                        "(sysutcdatetime())",
                        null,
                        null,
                        null),
                    new Column(
                        "Version",
                        8,
                        ColumnType.of(TypeFamily.ROWVERSION),
                        false,
                        null,
                        null,
                        null,
                        null),
                    new Column(
                        "Phone",
                        9,
                        ColumnType.ofLength(TypeFamily.VARCHAR, 20),
                        true,
                        null,
                        null,
                        null,
                        null)),
                new PrimaryKey("PK_Orders", List.of("Id"), true),
                List.of(new UniqueConstraint("UQ_Name", List.of("Name"))),
                List.of(
                    new Index(
                        "IX_Customer",
                        false,
                        List.of(new IndexColumn("Customer", true), new IndexColumn("At", false)),
                        List.of("Amount"),
                        "([Customer] IS NOT NULL)",
                        false)),
                List.of(
                    new ForeignKey(
                        "FK_Order_Customer",
                        List.of("Customer"),
                        CUSTOMER,
                        List.of("Id"),
                        ForeignKey.Action.SET_NULL,
                        ForeignKey.Action.NO_ACTION,
                        ConstraintState.DISABLED)),
                List.of(
                    new CheckConstraint(
                        "CK_Amount", "([Amount]>=(0))", ConstraintState.UNTRUSTED))));
    Table customer = catalog.table(CUSTOMER).orElseThrow();
    assertThat(customer.primaryKey())
        .isEqualTo(new PrimaryKey("PK_Customer", List.of("Id"), false, List.of("Id")));
    assertThat(customer.columns().get(1).type()).isEqualTo(ColumnType.of(TypeFamily.GEOGRAPHY));
  }

  @Test
  void aDefaultThatIsAnObjectOfItsOwnIsNoDefinitionThatIsHidden() throws Exception {
    // Given
    imitation.execute(
        "INSERT INTO sys.objects VALUES (950, 1, 0, 'Today', 'D', 0)",
        "UPDATE sys.columns SET default_object_id = 950 WHERE object_id = 200 AND column_id = 1");

    // When
    DatabaseCatalog catalog = read();

    // Then
    assertThat(catalog.table(CUSTOMER).orElseThrow().columns().get(0).defaultExpression()).isNull();
  }

  @Test
  void theCollationOfColumnsThatNameNoneIsTheDatabases() throws Exception {
    assertThat(read().collation()).isEqualTo("Latin1_General_CI_AS");
  }

  @Test
  void aHiddenDefinitionIsAMissingRightAndNotAMissingConstraint() throws Exception {
    for (String view : List.of("default_constraints", "computed_columns", "check_constraints")) {
      try (TestDatabase hidden = SqlServerImitation.open()) {
        hidden.execute("UPDATE sys." + view + " SET definition = NULL");

        SQLException failure =
            catchThrowableOfType(
                SQLException.class, () -> new SqlServerReading(hidden.connection(), 16).tables());

        assertThat((Throwable) failure)
            .hasMessageContaining("VIEW DEFINITION")
            .hasMessageContaining(ORDERS.toString());
        assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.PERMISSION_DENIED);
      }
    }
  }

  @Test
  void aCatalogThatChangesWhileItIsReadIsToBeReadAgain() throws Exception {
    for (String change :
        List.of(
            "INSERT INTO sys.index_columns VALUES (100, 3, 4, 99, 3, 0, 0)",
            "UPDATE sys.foreign_key_columns SET parent_column_id = 99",
            "DELETE FROM sys.foreign_key_columns")) {
      try (TestDatabase changed = SqlServerImitation.open()) {
        changed.execute(change);

        SQLException failure =
            catchThrowableOfType(
                SQLException.class, () -> new SqlServerReading(changed.connection(), 16).tables());

        assertThat((Throwable) failure).as(change).hasMessageContaining("read it again");
        assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.DEADLOCK_OR_TRANSIENT);
      }
    }
  }

  @Test
  void theNextIdentityValueFollowsTheLastOneAlsoPastTheEndOfItsType() throws Exception {
    // Given
    imitation.execute(
        "ALTER TABLE sys.identity_columns ALTER COLUMN last_value DECIMAL(38, 0)",
        "INSERT INTO sys.identity_columns(object_id, column_id, seed_value, increment_value,"
            + " last_value) VALUES (200, 1, 1, 1, "
            + "9".repeat(38)
            + ")");

    // When
    Map<TableName, BigInteger> next =
        new SqlServerReading(imitation.connection(), 16).nextIdentityValues();

    // Then
    assertThat(next)
        .containsOnly(
            Map.entry(ORDERS, BigInteger.TEN), Map.entry(CUSTOMER, BigInteger.TEN.pow(38)));
  }

  @Test
  void columnsOfIndexesThatAreNotMovedNeedNotBeListed() throws Exception {
    DatabaseCatalog before = read();

    imitation.execute("INSERT INTO sys.index_columns VALUES (100, 4, 2, 99, 2, 0, 0)");

    assertThat(read()).isEqualTo(before);
  }

  @Test
  void aServerWithoutFilteredIndexesIsReadWithoutThem() throws Exception {
    imitation.execute("ALTER TABLE sys.indexes DROP COLUMN filter_definition");

    DatabaseCatalog catalog = new SqlServerReading(imitation.connection(), 9).tables();

    assertThat(catalog.table(ORDERS).orElseThrow().indexes())
        .singleElement()
        .satisfies(index -> assertThat(index.filter()).isNull());
  }

  private DatabaseCatalog read() throws SQLException {
    return new SqlServerReading(imitation.connection(), 16).tables();
  }
}
