package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.H2Dialect;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What a migration does to its target before the copy, and undoes after it: the foreign keys of the
 * tables go, and the statements that bring them back stand in {@code dbo.__migration_status} until
 * they have been run. A migration that is cancelled in between leaves both to its owner, as Azure
 * does.
 */
final class TargetPreparation {

  /** Where the statements are kept; not a name for tables of a user. */
  static final TableName STATUS = new TableName("dbo", "__migration_status");

  private static final List<String> STATUS_COLUMNS = List.of("STEP", "ROLLBACK");

  /** The step of the foreign keys; Azure names 3, 4 and 6 as those before the copy. */
  private static final int FOREIGN_KEYS = 3;

  private final List<Table> tables;
  private boolean done;

  /**
   * @param tables the tables of the target as they were before the migration
   */
  TargetPreparation(List<Table> tables) {
    this.tables = List.copyOf(tables);
  }

  /** Whether a table is one that a migration has made, so that it may be replaced. */
  static boolean made(Table status) {
    return status.columns().stream().map(Column::name).toList().equals(STATUS_COLUMNS);
  }

  /** Takes the foreign keys away; does nothing if that has been done. */
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
        // Remembered before it goes, so that a crash leaves nothing that cannot be undone.
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
   * Brings the foreign keys back in the state they had, checks every row against the enforced ones,
   * and forgets the statements.
   */
  void undo(Connection target) throws SQLException {
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

  /** The statement that creates a foreign key; unchecked it accepts rows that refer to nothing. */
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
