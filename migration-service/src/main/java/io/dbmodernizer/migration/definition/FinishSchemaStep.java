package io.dbmodernizer.migration.definition;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.SchemaCompletion;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sets on the target what can only be set after the copy: the state of foreign keys and checks, and
 * identity values that are behind the source's. Each run plans anew and acts only on a difference,
 * so the step can run again after another copy. If the target refuses a change, the comparison of
 * definitions reports it.
 */
public final class FinishSchemaStep implements Step {
  /** Name of the step. */
  public static final String NAME = "finish-schema";

  private static final String NOT_ENFORCED =
      "foreign keys and checks of the target may not be enforced until a retry sets them as on the"
          + " source";

  private final SqlConnections connections;
  private final Duration sliceLength;

  /**
   * Creates the step.
   *
   * @param connections opens both databases
   * @param sliceLength the time after which a run returns
   */
  public FinishSchemaStep(SqlConnections connections, Duration sliceLength) {
    this.connections = connections;
    this.sliceLength = sliceLength;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(CopyStep.NAME);
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    try {
      return finish(context);
    } catch (StepException e) {
      throw e.adding(NOT_ENFORCED);
    }
  }

  private StepResult finish(StepContext context) {
    long start = System.nanoTime();
    DatabaseDefinition source =
        connections.call(
            connections.source(context.request().getSource()), DatabaseDefinition::read);
    Set<TableName> tables =
        new MigrationTables(context.tables())
            .names().stream()
                .filter(name -> source.catalog().table(name).isPresent())
                .collect(Collectors.toSet());
    return connections.call(
        connections.target(context.target()),
        connection -> finish(connection, source, tables, start));
  }

  private StepResult finish(
      Connection connection, DatabaseDefinition source, Set<TableName> tables, long start)
      throws SQLException {
    SchemaCompletion settings = SchemaCompletion.of(connection, source, tables);
    TimeSlice slice = TimeSlice.of(sliceLength, start);
    SchemaCompletion.Applied applied = settings.apply(connection, slice::isOver);
    if (applied.done() < settings.size()) {
      return later(settings.size(), applied.done());
    }
    return StepResult.done(
        settings.switches().size()
            - applied.refused().size()
            + " constraints set as on the source, "
            + settings.identities().size()
            + " identities advanced");
  }

  private static StepResult later(int all, int done) {
    return StepResult.inProgress(
        Math.min(99, 100 * done / all),
        done + " of " + all + " constraints and identities set",
        Duration.ZERO);
  }
}
