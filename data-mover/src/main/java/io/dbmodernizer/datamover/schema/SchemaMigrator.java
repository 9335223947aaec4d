package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Applies a schema plan. */
public final class SchemaMigrator {

  private SchemaMigrator() {}

  /**
   * Makes the changes of the plan, each in a transaction of its own. An object that exists by now
   * is skipped, so a plan can be applied again after a crash. Plan again afterwards to find out
   * whether it has the right definition.
   *
   * @param target a connection to the target in auto-commit mode; it stays open
   * @param plan a plan without conflicts
   * @throws SchemaChangeException if the target refuses a change
   * @throws SQLException if the dialect of the target cannot be found out
   * @throws IllegalArgumentException if the plan has conflicts
   */
  public static void apply(Connection target, SchemaPlan plan) throws SQLException {
    apply(target, plan, change -> {});
  }

  /**
   * Makes the changes as {@link #apply(Connection, SchemaPlan)} does, and announces each one
   * before.
   *
   * @param target a connection to the target in auto-commit mode; it stays open
   * @param plan a plan without conflicts
   * @param listener receives each change on the same thread; an exception ends the work
   * @throws SchemaChangeException if the target refuses a change
   * @throws SQLException if the dialect of the target cannot be found out
   * @throws IllegalArgumentException if the plan has conflicts
   */
  public static void apply(Connection target, SchemaPlan plan, Consumer<SchemaChange> listener)
      throws SQLException {
    if (!plan.conflicts().isEmpty()) {
      throw new IllegalArgumentException(
          "the target schema has "
              + plan.conflicts().size()
              + " conflicts, the first is "
              + plan.conflicts().get(0)
              + "; resolve them on the target and plan again");
    }
    SqlDialect dialect = SqlDialect.of(target);
    for (SchemaChange change : plan.changes()) {
      listener.accept(change);
      try (Statement statement = target.createStatement()) {
        statement.execute(change.sql());
      } catch (SQLException e) {
        if (!dialect.alreadyExists(e)) {
          throw new SchemaChangeException(change, e);
        }
      }
    }
  }
}
