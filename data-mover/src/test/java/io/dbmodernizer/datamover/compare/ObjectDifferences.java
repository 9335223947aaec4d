package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.ArrayList;
import java.util.List;

/** Plants differences in the objects of a database whose rows are equal. */
final class ObjectDifferences {

  /** A table that was not there when the tables to be moved were listed. */
  static final TableName LATE = new TableName("shop", "late");

  private static final List<String> SHOP =
      List.of(
          "CREATE SCHEMA shop",
          "CREATE TABLE shop.customer(id INT IDENTITY(1, 1) NOT NULL, name NVARCHAR(40) NOT NULL,"
              + " note NVARCHAR(40) DEFAULT 'none', twice INT GENERATED ALWAYS AS (id * 2),"
              + " CONSTRAINT pk_customer PRIMARY KEY (id), CONSTRAINT ck_name CHECK (name <> ''),"
              + " CONSTRAINT uq_name UNIQUE (name))",
          "CREATE TABLE shop.invoice(id INT NOT NULL, customer INT, amount DECIMAL(19, 4),"
              + " CONSTRAINT pk_invoice PRIMARY KEY (id), CONSTRAINT fk_customer"
              + " FOREIGN KEY (customer) REFERENCES shop.customer(id) ON DELETE CASCADE)",
          "CREATE INDEX ix_amount ON shop.invoice(amount DESC, id)",
          "CREATE UNIQUE INDEX ux_pair ON shop.invoice(customer, id)",
          "INSERT INTO shop.customer(name) VALUES ('a'), ('b')",
          "INSERT INTO shop.invoice VALUES (1, 1, 2.5)");

  private final List<PlantedDifference> all = new ArrayList<>();

  private ObjectDifferences() {}

  static List<PlantedDifference> all() {
    ObjectDifferences differences = new ObjectDifferences();
    differences.plant();
    return differences.all;
  }

  private void plant() {
    String invoice = "ALTER TABLE shop.invoice ";
    String customer = "ALTER TABLE shop.customer ";
    target("table", "missing", "DROP TABLE shop.invoice");
    source("table", "created on the source meanwhile", "CREATE TABLE shop.late(id INT)");
    source("table", "dropped on the source meanwhile", "DROP TABLE shop.invoice");
    target("column", "shorter", customer + "ALTER COLUMN name NVARCHAR(39) NOT NULL");
    target("column", "renamed", customer + "ALTER COLUMN note RENAME TO remark");
    target("column", "less scale", invoice + "ALTER COLUMN amount DECIMAL(19, 3)");
    target("column", "other default", customer + "ALTER COLUMN note SET DEFAULT 'other'");
    target("computed column", "missing", customer + "DROP COLUMN twice");
    target(
        "computed column",
        "stored instead",
        customer + "DROP COLUMN twice",
        customer + "ADD twice INT",
        "UPDATE shop.customer SET twice = id * 2");
    target(
        "computed column",
        "other expression",
        customer + "DROP COLUMN twice",
        customer + "ADD twice INT GENERATED ALWAYS AS (id * 3)");
    target("primary key", "missing", invoice + "DROP CONSTRAINT pk_invoice");
    target(
        "primary key",
        "other columns",
        invoice + "DROP CONSTRAINT pk_invoice",
        invoice + "ALTER COLUMN customer SET NOT NULL",
        invoice + "ADD CONSTRAINT pk_invoice PRIMARY KEY (id, customer)");
    target("unique constraint", "missing", customer + "DROP CONSTRAINT uq_name");
    target(
        "unique constraint",
        "other columns",
        customer + "DROP CONSTRAINT uq_name",
        customer + "ADD CONSTRAINT uq_name UNIQUE (name, note)");
    target("unique constraint", "too many", customer + "ADD CONSTRAINT more UNIQUE (note, id)");
    target("foreign key", "missing", invoice + "DROP CONSTRAINT fk_customer");
    target("foreign key", "disabled", invoice + "SET REFERENTIAL_INTEGRITY FALSE");
    target(
        "foreign key",
        "other action",
        invoice + "DROP CONSTRAINT fk_customer",
        invoice + "ADD CONSTRAINT fk_customer FOREIGN KEY (customer) REFERENCES shop.customer(id)");
    target(
        "foreign key",
        "too many",
        invoice + "ADD CONSTRAINT more FOREIGN KEY (id) REFERENCES shop.customer(id)");
    target("check", "missing", customer + "DROP CONSTRAINT ck_name");
    target("check", "too many", invoice + "ADD CONSTRAINT more CHECK (amount > 0)");
    target(
        "check",
        "other condition",
        customer + "DROP CONSTRAINT ck_name",
        customer + "ADD CONSTRAINT ck_name CHECK (name <> 'x')");
    target("index", "missing", "DROP INDEX shop.ix_amount");
    index("other columns", "CREATE INDEX ix_amount ON shop.invoice(amount DESC)");
    index("other order", "CREATE INDEX ix_amount ON shop.invoice(amount, id)");
    index("unique instead", "CREATE UNIQUE INDEX ix_amount ON shop.invoice(amount DESC, id)");
    target("unique index", "missing", "DROP INDEX shop.ux_pair");
    target("unique index", "too many", "CREATE UNIQUE INDEX more ON shop.invoice(amount)");
    target("identity", "starts again", customer + "ALTER COLUMN id RESTART WITH 1");
    target("identity", "missing", customer + "ALTER COLUMN id DROP IDENTITY");
    target("identity", "other step", customer + "ALTER COLUMN id SET INCREMENT BY 2");
    target(
        "trigger",
        "too many",
        "CREATE TRIGGER shop.audit BEFORE INSERT ON shop.invoice FOR EACH ROW"
            + " CALL 'io.dbmodernizer.datamover.schema.NoTrigger'");
  }

  private void index(String difference, String definition) {
    target("index", difference, "DROP INDEX shop.ix_amount", definition);
  }

  private void target(String subject, String difference, String... changes) {
    all.add(PlantedDifference.of(subject, difference, SHOP, then(changes)));
  }

  private void source(String subject, String difference, String... changes) {
    all.add(PlantedDifference.of(subject, difference, then(changes), SHOP));
  }

  private static List<String> then(String... changes) {
    List<String> statements = new ArrayList<>(SHOP);
    statements.addAll(List.of(changes));
    return statements;
  }
}
