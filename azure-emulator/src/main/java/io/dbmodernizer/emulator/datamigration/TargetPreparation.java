package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The preparation of a migration's target, and its rollback. Before the copy, the foreign keys of
 * the tables are dropped. The statements that create them again are in {@code
 * dbo.__migration_status} until the rollback has run them. As in Azure, a cancelled migration
 * leaves that table and the missing foreign keys to the owner of the database.
 */
final class TargetPreparation {

  /** The table of the rollback statements. A table of a user must not have this name. */
  static final TableName STATUS = new TableName("dbo", "__migration_status");

  private static final List<String> STATUS_COLUMNS = List.of("STEP", "ROLLBACK");

  /** The number of the step. Azure's steps before the copy have the numbers 3, 4 and 6. */
  private static final int FOREIGN_KEYS = 3;

  private final List<Table> tables;
  private boolean done;

  /**
   * Creates a preparation.
   *
   * @param tables definitions of the target's tables before the migration
   */
  TargetPreparation(List<Table> tables) {
    this.tables = List.copyOf(tables);
  }

  /** Returns true if a migration has created this table, so that it may be replaced. */
  static boolean isStatusTable(Table status) {
    return status.columns().stream().map(Column::name).toList().equals(STATUS_COLUMNS);
  }

  /** Drops the foreign keys. Does nothing at a second call. */
  void apply(Connection target) throws SQLException {
    if (done) {
      return;
    }
    SqlDialect dialect = SqlDialect.of(target);
    dropStatus(target, dialect);
    execute(
        target,
        "CREATE TABLE "
            + dialect.quote(STATUS)
            + " ("
            + dialect.quote("STEP")
            + " INT NOT NULL, "
            + dialect.quote("ROLLBACK")
            + " NVARCHAR(4000) NOT NULL)");
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        // Store the rollback first, so that it exists if the process crashes after the drop.
        remember(target, dialect, restoring(dialect, table, key, false));
        execute(
            target,
            "ALTER TABLE "
                + dialect.quote(table.name())
                + " DROP CONSTRAINT "
                + dialect.quote(key.name()));
      }
    }
    done = true;
  }

  /**
   * Creates the foreign keys again in their former state, checks every row against the enforced
   * ones, and drops the table of the statements.
   */
  void rollBack(Connection target) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        boolean enforced = key.state() == ConstraintState.ENFORCED;
        restore(target, dialect, restoring(dialect, table, key, enforced));
        if (!enforced) {
          for (String sql : dialect.switchConstraint(table.name(), key.name(), key.state())) {
            execute(target, sql);
          }
        }
      }
    }
    dropStatus(target, dialect);
  }

  private static void restore(Connection target, SqlDialect dialect, String sql)
      throws SQLException {
    try {
      execute(target, sql);
    } catch (SQLException e) {
      if (!dialect.alreadyExists(e)) {
        throw e;
      }
    }
  }

  private static void dropStatus(Connection target, SqlDialect dialect) throws SQLException {
    execute(target, "DROP TABLE IF EXISTS " + dialect.quote(STATUS));
  }

  private static void remember(Connection target, SqlDialect dialect, String rollback)
      throws SQLException {
    try (PreparedStatement insert =
        target.prepareStatement("INSERT INTO " + dialect.quote(STATUS) + " VALUES (?, ?)")) {
      insert.setInt(1, FOREIGN_KEYS);
      insert.setString(2, rollback);
      insert.executeUpdate();
    }
  }

  /** Returns the statement that creates a foreign key. Unchecked, it accepts orphaned rows. */
  private static String restoring(
      SqlDialect dialect, Table table, ForeignKey key, boolean checked) {
    String check = checked ? "CHECK" : "NOCHECK";
    boolean h2 = dialect instanceof H2Dialect;
    return "ALTER TABLE "
        + dialect.quote(table.name())
        + (h2 ? "" : " WITH " + check)
        + " ADD CONSTRAINT "
        + dialect.quote(key.name())
        + " FOREIGN KEY ("
        + dialect.quoteAll(key.columns())
        + ") REFERENCES "
        + dialect.quote(key.referencedTable())
        + " ("
        + dialect.quoteAll(key.referencedColumns())
        + ") ON DELETE "
        + words(key.onDelete())
        + " ON UPDATE "
        + words(key.onUpdate())
        + (h2 ? " " + check : "");
  }

  private static String words(ForeignKey.Action action) {
    return action.name().replace('_', ' ');
  }

  private static void execute(Connection target, String sql) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute(sql);
    }
  }
}
