package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.schema.ForeignKeys;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Restores the target's schema after a copy that was not completed. Azure Database Migration
 * Service removes foreign keys and temporal tables before it copies. If it is cancelled, it does
 * not restore them. The statements that restore them are in {@code dbo.__migration_status}. This
 * class runs them in the documented order and skips objects that exist, so it can run again. It
 * drops nothing, not even the table with the statements.
 */
public final class CopyUndo {
  private static final TableName STATUS = new TableName("dbo", "__migration_status");
  private static final List<Integer> BEFORE_COPY = List.of(3, 4, 6);
  private static final List<Integer> AFTER_COPY = List.of(8, 7, 5);

  private final SqlConnections connections;

  /**
   * Creates the undo.
   *
   * @param connections opens the target
   */
  public CopyUndo(SqlConnections connections) {
    this.connections = connections;
  }

  /** Returns true if an error says that the copy was complete when it was cancelled. */
  static boolean isAfterCopy(String errorCode) {
    return DataMigrationError.find(errorCode)
        .filter(DataMigrationError.DATA_COPY_COMPLETED_DURING_CANCEL::equals)
        .isPresent();
  }

  /**
   * Runs the statements and checks that the foreign keys are those from before the copy.
   *
   * @param afterCopy true if the copy was complete, so that more statements are needed
   * @return the number of statements; 0 if Azure left none
   * @throws StepException with reason {@code SCHEMA_CONFLICT} if a statement is refused or keys are
   *     still missing
   */
  int run(StepContext context, boolean afterCopy) {
    SqlEndpoint target = connections.target(context.target());
    return connections.call(
        target,
        connection -> {
          SqlDialect dialect = SqlDialect.of(connection);
          if (!isPresent(connection)) {
            return 0;
          }
          List<Integer> steps = new ArrayList<>(BEFORE_COPY);
          if (afterCopy) {
            steps.addAll(AFTER_COPY);
          }
          int count = 0;
          for (int step : steps) {
            for (String sql : statements(connection, dialect, step)) {
              execute(target, connection, dialect, step, sql);
              count++;
            }
          }
          verify(context, target, connection, dialect);
          return count;
        });
  }

  private static boolean isPresent(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?")) {
      query.setString(1, STATUS.schema());
      query.setString(2, STATUS.name());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1) > 0;
      }
    }
  }

  private static List<String> statements(Connection connection, SqlDialect dialect, int step)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT "
                + dialect.quote("ROLLBACK")
                + " FROM "
                + dialect.quote(STATUS)
                + " WHERE "
                + dialect.quote("STEP")
                + " = ?")) {
      query.setInt(1, step);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String sql = rows.getString(1);
          if (sql != null && !sql.isBlank()) {
            statements.add(sql);
          }
        }
      }
    }
    return statements;
  }

  private static void execute(
      SqlEndpoint target, Connection connection, SqlDialect dialect, int step, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      SqlFailureKind kind = SqlFailures.classify(e);
      if (dialect.alreadyExists(e)) {
        return;
      }
      if (kind.isOfServer() || kind == SqlFailureKind.PERMISSION_DENIED) {
        throw e;
      }
      throw new StepException(
          StepResult.failed(
              Reason.SCHEMA_CONFLICT,
              STATUS + " step " + step,
              "on the " + target + " an undo statement was refused: " + e.getMessage(),
              "Remove the cause, or run the statements in column ROLLBACK of "
                  + STATUS
                  + " by hand, then request a retry."),
          e);
    }
  }

  private static void verify(
      StepContext context, SqlEndpoint target, Connection connection, SqlDialect dialect)
      throws SQLException {
    Optional<ForeignKeys> before = context.find(SchemaStep.FOREIGN_KEYS);
    if (before.isEmpty()) {
      return;
    }
    Set<TableName> tables = new MigrationTables(context.tables()).names();
    ForeignKeys wanted = before.get();
    ForeignKeys present = ForeignKeys.of(dialect.reading(connection).tables(), tables);
    if (!present.equals(wanted)) {
      String message =
          "the %s has %d foreign keys after the undo, but had %d before the copy"
              .formatted(target, present.count(), wanted.count());
      throw new StepException(
          StepResult.failed(
              Reason.SCHEMA_CONFLICT,
              target.database(),
              message,
              "Create the missing foreign keys on the target as the source has them, then request a"
                  + " retry."),
          new IllegalStateException(message));
    }
  }
}
