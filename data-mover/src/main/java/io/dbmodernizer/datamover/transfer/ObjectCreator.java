package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.object.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the statements of a plan. */
public final class ObjectCreator {

  private ObjectCreator() {}

  /**
   * Makes one change.
   *
   * @param target a connection in auto-commit mode; its settings are as before afterwards
   * @throws SQLException if the target refuses a statement; the object may exist without its state
   */
  public static void run(Connection target, Script script) throws SQLException {
    SQLException failure = null;
    try {
      for (String setting : script.before()) {
        execute(target, setting);
      }
      execute(target, script.statement());
      for (String statement : script.completion()) {
        execute(target, statement);
      }
    } catch (SQLException e) {
      failure = e;
    }
    for (String setting : script.after()) {
      try {
        execute(target, setting);
      } catch (SQLException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Creates schemas; one that is there meanwhile is passed over.
   *
   * @param side the target
   */
  public static void createSchemas(Connection target, ObjectPlan plan, ObjectSide side)
      throws SQLException {
    for (String schema : plan.schemas()) {
      try {
        execute(target, schema);
      } catch (SQLException e) {
        if (!side.dialect().alreadyExists(e)) {
          throw e;
        }
      }
    }
  }

  /** Escapes of JDBC stay off: a definition may hold braces. */
  private static void execute(Connection target, String sql) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
