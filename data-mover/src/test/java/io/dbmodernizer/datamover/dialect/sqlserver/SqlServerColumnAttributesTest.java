package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.SchemaPlan;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlServerColumnAttributesTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");
  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.open();
    imitation.execute(
        "UPDATE sys.columns SET is_sparse = 1, is_rowguidcol = 1 WHERE name = 'Phone'",
        "INSERT INTO sys.masked_columns VALUES (100, 9, 1, 'default()')",
        "INSERT INTO sys.xml_schema_collections VALUES (5, 'orders')",
        "UPDATE sys.columns SET xml_collection_id = 65536 WHERE name = 'Code'");
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  private DatabaseCatalog read(int version) throws SQLException {
    DatabaseCatalog all = new SqlServerReading(imitation.connection(), version).tables();
    return all.withTables(List.of(all.table(ORDERS).orElseThrow()));
  }

  @Test
  void aNewTableIsCreatedWithThem() throws SQLException {
    SchemaPlan plan =
        SchemaPlanner.plan(
            read(16), new DatabaseCatalog(List.of("Sales"), List.of()), SQL, Set.of(ORDERS));

    assertThat(plan.changes().get(0).sql())
        .contains(
            "[Name] nvarchar(50) COLLATE Latin1_General_CI_AS NOT NULL CONSTRAINT [DF_Name]"
                + " DEFAULT (N'none'),",
            "[At] datetime2(7) DEFAULT (sysutcdatetime()) NULL",
            "[Code] varchar(max) COLLATE Latin1_General_BIN2 (CONTENT [Sales].[orders]) NULL",
            "[Phone] varchar(20) COLLATE Latin1_General_CI_AS SPARSE MASKED WITH (FUNCTION ="
                + " 'default()') ROWGUIDCOL NULL");
  }

  @Test
  void aTableWithoutThemIsNoConflict() throws SQLException {
    DatabaseCatalog source = read(16);
    imitation.execute(
        "UPDATE sys.columns SET is_sparse = 0, is_rowguidcol = 0, xml_collection_id = 0",
        "DELETE FROM sys.masked_columns",
        "UPDATE sys.default_constraints SET name = 'DF_Other'");

    SchemaPlan plan = SchemaPlanner.plan(source, read(16), SQL, Set.of(ORDERS));

    assertThat(plan.conflicts())
        .noneMatch(conflict -> conflict.objectName().equals(ORDERS.toString()));
    assertThat(plan.changes()).noneMatch(change -> change.sql().contains("COLUMN"));
  }

  @Test
  void anOldVersionIsNotAskedForMasks() throws SQLException {
    imitation.execute(
        "DROP TABLE sys.masked_columns", "ALTER TABLE sys.columns DROP COLUMN is_sparse");

    assertThat(read(9).tables()).hasSize(1);
  }

  @Test
  void azureIsAskedForMasksThoughItSaysItIsVersion12() throws SQLException {
    imitation.execute("UPDATE server SET edition = 5");

    assertThat(read(12).tables().get(0).columns().get(8).extras().attributes()).contains("MASKED");
  }
}
