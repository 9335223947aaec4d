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
   * Creates what the plan lists, each object on its own. An object that is there meanwhile is
   * passed over, so that a plan may be applied again after a crash; planning afterwards tells
   * whether it is the right one.
   *
   * @param target a connection in auto-commit mode
   * @throws SchemaChangeException when the target refuses a change
   * @throws IllegalArgumentException when the plan has conflicts
   */
  public static void apply(Connection target, SchemaPlan plan) throws SQLException {
    apply(target, plan, change -> {});
  }

  /**
   * As {@link #apply(Connection, SchemaPlan)}, telling each change before it is made.
   *
   * @param listener called on the same thread; an exception it throws ends the work
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
