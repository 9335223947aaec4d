package io.dbmodernizer.migration.definition;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.schema.ObjectKind;
import io.dbmodernizer.datamover.schema.SchemaChange;
import io.dbmodernizer.datamover.schema.SchemaChangeException;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlan;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import io.dbmodernizer.datamover.schema.TargetExpressions;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
      Connection connection, DatabaseDefinition read, Set<TableName> tables, long start)
      throws SQLException {
    DatabaseDefinition target = DatabaseDefinition.read(connection);
    DatabaseDefinition source = TargetExpressions.inWordsOf(connection, read, target, tables);
    List<SchemaChange> switches =
        SchemaPlanner.planWithRows(
                source.catalog(), source.dialect(), target.catalog(), target.dialect(), tables)
            .changes()
            .stream()
            .filter(change -> change.kind() == ObjectKind.CONSTRAINT_STATE)
            .toList();
    Map<Table, BigInteger> behind = DefinitionComparison.identitiesBehind(source, target, tables);
    TimeSlice slice = TimeSlice.of(sliceLength, start);
    int refused = 0;
    int done = 0;
    for (SchemaChange change : switches) {
      if (!switched(connection, change)) {
        refused++;
      }
      done++;
      if (slice.isOver()) {
        return later(switches.size() + behind.size(), done);
      }
    }
    for (Map.Entry<Table, BigInteger> identity : behind.entrySet()) {
      Table table = target.catalog().table(identity.getKey().name()).orElseThrow();
      target.dialect().continueIdentityAt(connection, table, identity.getValue());
      done++;
      if (slice.isOver()) {
        return later(switches.size() + behind.size(), done);
      }
    }
    return StepResult.done(
        switches.size()
            - refused
            + " constraints set as on the source, "
            + behind.size()
            + " identities advanced");
  }

  private static StepResult later(int all, int done) {
    return StepResult.inProgress(
        Math.min(99, 100 * done / all),
        done + " of " + all + " constraints and identities set",
        Duration.ZERO);
  }

  /** Returns false if rows violate the constraint, which then stays as it is. */
  private static boolean switched(Connection connection, SchemaChange change) throws SQLException {
    try {
      SchemaMigrator.apply(connection, new SchemaPlan(List.of(change), List.of()));
      return true;
    } catch (SchemaChangeException e) {
      if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION) {
        throw e;
      }
      return false;
    }
  }
}
