package io.dbmodernizer.datamover.proof;

import java.util.ArrayList;
import java.util.List;

/** Differences in what SQL Server has and H2 lacks, in its imitated catalog. */
final class SqlServerPlants {

  private static final String ORDERS = "[Sales].[Order]]s]";
  private static final String COLUMN =
      "UPDATE sys.columns SET %s WHERE object_id = 100 AND name = '%s'";

  private final List<Plant> all = new ArrayList<>();

  private SqlServerPlants() {}

  static List<Plant> all() {
    SqlServerPlants plants = new SqlServerPlants();
    plants.tables();
    plants.constraints();
    plants.objects();
    plants.byName();
    return plants.all;
  }

  private void tables() {
    column("collation of a column", "collation_name = 'Latin1_General_CS_AS'", "Name");
    column("money instead of decimal", "user_type_id = 60, system_type_id = 60", "Amount");
    column("limited instead of unlimited text", "max_length = 100", "Code");
    target(
        "computed column not persisted",
        "TABLE",
        ORDERS,
        "UPDATE sys.computed_columns SET is_persisted = 0");
    target(
        "identity seed of SQL Server",
        "TABLE",
        ORDERS,
        "UPDATE sys.identity_columns SET seed_value = 11");
    all.add(
        new Plant(
            "identity of SQL Server behind",
            List.of("UPDATE sys.identity_columns SET last_value = 50"),
            List.of("UPDATE sys.identity_columns SET last_value = 45"),
            "IDENTITY_VALUE",
            ORDERS,
            false));
    target(
        "schema of SQL Server extra",
        "SCHEMA",
        "more",
        "INSERT INTO sys.schemas VALUES (7, 1, 'more')");
  }

  private void constraints() {
    String key = ORDERS + ".PK_Orders";
    target(
        "primary key not clustered",
        "PRIMARY_KEY",
        key,
        "UPDATE sys.indexes SET type = 2 WHERE name = 'PK_Orders'");
    target(
        "primary key descending",
        "PRIMARY_KEY",
        key,
        "UPDATE sys.index_columns SET is_descending_key = 1 WHERE object_id = 100 AND index_id = 1");
    target(
        "unique constraint clustered",
        "UNIQUE_CONSTRAINT",
        ORDERS + ".UQ_Name",
        "UPDATE sys.indexes SET type = 1 WHERE name = 'UQ_Name'");
    String index = ORDERS + ".IX_Customer";
    target(
        "index other filter",
        "INDEX",
        index,
        "UPDATE sys.indexes SET filter_definition = '([Customer]>(0))' WHERE name = 'IX_Customer'");
    target(
        "index without filter",
        "INDEX",
        index,
        "UPDATE sys.indexes SET filter_definition = NULL WHERE name = 'IX_Customer'");
    target(
        "index without included column",
        "INDEX",
        index,
        "DELETE FROM sys.index_columns WHERE object_id = 100 AND is_included_column = 1");
    target(
        "index other included column",
        "INDEX",
        index,
        "UPDATE sys.index_columns SET column_id = 9 WHERE object_id = 100 AND is_included_column = 1");
    target(
        "index column descending of SQL Server",
        "INDEX",
        index,
        "UPDATE sys.index_columns SET is_descending_key = 1 - is_descending_key WHERE object_id ="
            + " 100 AND index_id = 3");
    target(
        "foreign key enabled",
        "CONSTRAINT_STATE",
        ORDERS + ".FK_Order_Customer",
        "UPDATE sys.foreign_keys SET is_disabled = 0, is_not_trusted = 0");
    target(
        "foreign key not trusted",
        "CONSTRAINT_STATE",
        ORDERS + ".FK_Order_Customer",
        "UPDATE sys.foreign_keys SET is_disabled = 0");
    target(
        "check trusted",
        "CONSTRAINT_STATE",
        ORDERS + ".CK_Amount",
        "UPDATE sys.check_constraints SET is_not_trusted = 0 WHERE name = 'CK_Amount'");
    target(
        "check disabled",
        "CONSTRAINT_STATE",
        ORDERS + ".CK_Amount",
        "UPDATE sys.check_constraints SET is_disabled = 1 WHERE name = 'CK_Amount'");
  }

  private void objects() {
    String view = "UPDATE sys.sql_modules SET %s WHERE object_id = 501";
    target(
        "view under ANSI_NULLS", "VIEW", "[Sales].[above]", view.formatted("uses_ansi_nulls = 1"));
    target(
        "view under QUOTED_IDENTIFIER",
        "VIEW",
        "[Sales].[above]",
        view.formatted("uses_quoted_identifier = 1"));
    target(
        "view text of SQL Server",
        "VIEW",
        "[Sales].[above]",
        view.formatted("definition = 'CREATE VIEW above AS SELECT 1 AS x'"));
    target(
        "trigger enabled",
        "TRIGGER",
        "[Sales].[audit]",
        "UPDATE sys.triggers SET is_disabled = 0 WHERE name = 'audit'");
    target(
        "trigger of a view disabled",
        "VIEW_TRIGGER",
        "[Sales].[instead]",
        "UPDATE sys.triggers SET is_disabled = 1 WHERE name = 'instead'");
    target(
        "trigger of the database missing",
        "DATABASE_TRIGGER",
        "[ddl]",
        "DELETE FROM sys.triggers WHERE name = 'ddl'");
    target(
        "trigger of the database different",
        "DATABASE_TRIGGER",
        "[ddl]",
        "UPDATE sys.sql_modules SET definition = 'CREATE TRIGGER ddl ON DATABASE FOR DROP_VIEW AS"
            + " SELECT 1' WHERE object_id = 600");
    target(
        "sequence without cache",
        "SEQUENCE",
        "[Sales].[numbers]",
        "UPDATE sys.sequences SET is_cached = 0 WHERE object_id = 506");
    all.add(
        Plant.onTarget(
                "sequence of SQL Server behind",
                "SEQUENCE",
                "[Sales].[numbers]",
                "UPDATE sys.sequences SET current_value = 6, last_used_value = 6 WHERE object_id ="
                    + " 506")
            .oneWay());
    target(
        "synonym of another database",
        "SYNONYM",
        "[Sales].[other]",
        "UPDATE sys.synonyms SET base_object_name = '[here].[dbo].[Big]'");
    target(
        "alias type longer",
        "USER_TYPE",
        "[Sales].[Name]]]",
        "UPDATE sys.types SET max_length = 60 WHERE user_type_id = 300");
    target(
        "table type with another column",
        "USER_TYPE",
        "[Sales].[Ids]",
        "UPDATE sys.columns SET max_length = 60 WHERE object_id = 400 AND name = 'Text'");
    target(
        "procedure text of SQL Server",
        "PROCEDURE",
        "[dbo].[ping]",
        "UPDATE sys.sql_modules SET definition = 'CREATE PROC ping AS EXEC ping' WHERE object_id ="
            + " 502");
  }

  private void byName() {
    target("assembly extra", "ASSEMBLY", "clr", "INSERT INTO sys.assemblies VALUES ('clr', 1)");
    target(
        "system versioning",
        "TEMPORAL_TABLE",
        ORDERS,
        "UPDATE sys.tables SET temporal_type = 2 WHERE object_id = 100");
    target(
        "duplicates ignored",
        "IGNORE_DUPLICATE_KEY",
        "[Sales].[Order]]s.UQ_Name]",
        "UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name = 'UQ_Name'");
    target(
        "plan guide extra", "PLAN_GUIDE", "guide", "INSERT INTO sys.plan_guides VALUES ('guide')");
  }

  private void column(String what, String change, String column) {
    target(what, "TABLE", ORDERS, COLUMN.formatted(change, column));
  }

  private void target(String what, String kind, String object, String... changes) {
    all.add(Plant.onTarget(what, kind, object, changes));
  }
}
