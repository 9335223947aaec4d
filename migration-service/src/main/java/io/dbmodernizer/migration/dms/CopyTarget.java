package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.ExistingRows;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The target database before a copy. It finds objects and rows that prevent the copy, and empties
 * the tables to copy. Azure's documentation does not say what its service does with existing rows,
 * so none are left. Thread-safe.
 */
public final class CopyTarget {
  private final SqlConnections connections;
  private final Duration sliceLength;

  /**
   * Creates the access to targets.
   *
   * @param connections opens the target
   * @param sliceLength the time after which emptying returns
   */
  public CopyTarget(SqlConnections connections, Duration sliceLength) {
    this.connections = connections;
    this.sliceLength = sliceLength;
  }

  /** Returns the tables of the next copy. */
  public Set<TableName> selection(StepContext context, MigrationTables tables) {
    if (!CopySelection.isPartial(tables)) {
      return tables.names();
    }
    return CopySelection.of(
        tables,
        connections.call(
            connections.target(context.target()),
            connection -> SqlDialect.of(connection).reading(connection).tables()));
  }

  /**
   * Finds the obstacles to this migration's first copy. Changes nothing.
   *
   * @param target the target database
   * @param request the request, which says what happens to existing rows
   * @param tables the tables of the migration, whether they exist on the target or not
   * @return the obstacles; empty if there are none
   * @throws StepException if the target cannot be read
   */
  public List<TargetObstacle> obstacles(
      SqlEndpoint target, MigrationRequested request, Collection<TableName> tables) {
    return connections.call(
        target, connection -> TargetObstacle.of(read(connection, request, tables), request, false));
  }

  /**
   * Finds the rows that this migration's first copy deletes because the request allows it. Changes
   * nothing.
   *
   * @param target the target database
   * @param request the request
   * @param tables the tables of the migration, whether they exist on the target or not
   * @return the tables with rows; empty if there are none, or if the request does not allow it
   * @throws StepException if the target cannot be read
   */
  public Optional<TargetObstacle> replacedRows(
      SqlEndpoint target, MigrationRequested request, Collection<TableName> tables) {
    return request.getMigration().getExistingRows() == ExistingRows.REPLACE
        ? connections.call(
            target, connection -> TargetObstacle.ofReplacedRows(read(connection, request, tables)))
        : Optional.empty();
  }

  /**
   * Prepares the tables for a copy. Refuses obstacles, and deletes the rows that this migration
   * copied before or that the request allows to replace.
   *
   * @param first true for the first copy, before which no row can belong to this migration
   * @return the reason why the copy cannot begin yet; empty if the tables are ready
   */
  Optional<StepResult> prepare(StepContext context, Set<TableName> tables, boolean first) {
    return connections.call(
        connections.target(context.target()),
        connection -> prepare(connection, context.request(), tables, first));
  }

  /**
   * Returns the obstacles to a copy that empties the tables itself. Changes nothing.
   *
   * @param first true for the first copy, before which no row can belong to this migration
   * @return the failure; empty if the tables may be emptied and filled
   */
  public Optional<StepResult> refusal(StepContext context, Set<TableName> tables, boolean first) {
    return connections.call(
        connections.target(context.target()),
        connection -> {
          List<TargetObstacle> obstacles =
              TargetObstacle.of(
                  read(connection, context.request(), tables), context.request(), !first);
          return obstacles.isEmpty()
              ? Optional.empty()
              : Optional.of(TargetObstacle.failure(obstacles));
        });
  }

  private Optional<StepResult> prepare(
      Connection connection, MigrationRequested request, Set<TableName> tables, boolean first)
      throws SQLException {
    TargetContents contents = read(connection, request, tables);
    List<TargetObstacle> obstacles = TargetObstacle.of(contents, request, !first);
    if (!obstacles.isEmpty()) {
      return Optional.of(TargetObstacle.failure(obstacles));
    }
    boolean mayDelete = !first || request.getMigration().getExistingRows() == ExistingRows.REPLACE;
    if (contents.withRows().isEmpty() || !mayDelete) {
      return Optional.empty();
    }
    int emptied = TableEmptying.empty(connection, contents.withRows(), TimeSlice.of(sliceLength));
    return emptied == contents.withRows().size()
        ? Optional.empty()
        : Optional.of(
            StepResult.inProgress(
                0,
                emptied + " of " + contents.withRows().size() + " tables on the target are emptied",
                Duration.ZERO));
  }

  private static TargetContents read(
      Connection connection, MigrationRequested request, Collection<TableName> tables)
      throws SQLException {
    return TargetContents.read(connection, request.getMetadata().getMigrationId(), tables);
  }
}
