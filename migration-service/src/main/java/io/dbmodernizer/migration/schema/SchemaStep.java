package io.dbmodernizer.migration.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.SchemaChange;
import io.dbmodernizer.datamover.schema.SchemaChangeException;
import io.dbmodernizer.datamover.schema.SchemaConflict;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlan;
import io.dbmodernizer.datamover.schema.SchemaPreparation;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.migration.table.LostTables;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.CheckpointText;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.text.Listing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Creates on the target the objects that the moved tables need and the target lacks. Azure Database
 * Migration Service moves only rows and requires existing tables. Nothing is dropped or altered: an
 * object with another definition is a conflict. Each run plans anew from both catalogs, so a
 * stopped run continues. The step is done only when a plan finds nothing missing.
 */
public final class SchemaStep implements Step {
  /** Name of the step. */
  public static final String NAME = "schema";

  /** The foreign keys of the migration's tables on the target, before the copy. */
  public static final OutputKey<ForeignKeys> FOREIGN_KEYS =
      OutputKey.of("schema.foreign-keys", ForeignKeys::toString, ForeignKeys::parse);

  // PrepareObjectsStep's name. Its package depends on this one, so the constant cannot be used
  // here.
  private static final String PREPARE_OBJECTS = "prepare-objects";
  private static final OutputKey<Integer> CREATED = OutputKey.number("schema.objects-created");
  private static final int CHANGES_AT_A_TIME = 20;
  private static final int MOST_CONFLICTS_NAMED = 5;

  private final SqlConnections connections;
  private final Duration sliceLength;

  /**
   * Creates the step.
   *
   * @param connections opens both databases
   * @param sliceLength the time after which a run returns
   */
  public SchemaStep(SqlConnections connections, Duration sliceLength) {
    this.connections = connections;
    this.sliceLength = sliceLength;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(PREPARE_OBJECTS);
  }

  /**
   * Keeps the number of created objects. The next run finds the number of missing objects itself.
   */
  @Override
  public String kept(String checkpoint) {
    return CheckpointText.read(checkpoint, SchemaProgress.class)
        .map(progress -> CheckpointText.write(progress.again()))
        .orElse("");
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    Set<TableName> tables = new MigrationTables(context.tables()).names();
    long start = System.nanoTime();
    SqlEndpoint from = connections.source(context.request().getSource());
    DatabaseDefinition read = connections.call(from, DatabaseDefinition::read);
    Optional<StepResult> lost = LostTables.find(tables, read.catalog(), from);
    if (lost.isPresent()) {
      return lost.get();
    }
    SqlEndpoint target = connections.target(context.target());
    SchemaProgress before = SchemaProgress.of(context);
    return connections.call(
        target,
        connection -> {
          SchemaPreparation wanted = SchemaPreparation.of(connection, read, tables);
          if (!wanted.obstacles().isEmpty()) {
            return conflict(target, wanted);
          }
          SchemaPlan plan = wanted.plan();
          return plan.changes().isEmpty()
              ? complete(tables, before, wanted.present())
              : act(target, connection, plan, before, TimeSlice.of(sliceLength, start));
        });
  }

  private StepResult act(
      SqlEndpoint target,
      Connection connection,
      SchemaPlan plan,
      SchemaProgress before,
      TimeSlice slice)
      throws SQLException {
    if (before.created() > 0 && plan.changes().size() > before.missing()) {
      return notKept(target, plan.changes());
    }
    int created = apply(target, connection, plan.changes(), slice);
    SchemaProgress after =
        new SchemaProgress(before.created() + created, plan.changes().size() - created);
    return StepResult.inProgress(
            after.percent(),
            after.created() + " objects created, " + after.missing() + " missing",
            Duration.ZERO)
        .withCheckpoint(after);
  }

  private static StepResult complete(
      Set<TableName> tables, SchemaProgress before, DatabaseCatalog present) {
    return StepResult.done(
        tables.size() + " tables are on the target, " + before.created() + " objects created",
        Outputs.of(CREATED, before.created()).with(FOREIGN_KEYS, ForeignKeys.of(present, tables)));
  }

  private static int apply(
      SqlEndpoint target, Connection connection, List<SchemaChange> changes, TimeSlice slice)
      throws SQLException {
    int created = 0;
    do {
      List<SchemaChange> next =
          changes.subList(created, Math.min(changes.size(), created + CHANGES_AT_A_TIME));
      try {
        SchemaMigrator.apply(connection, new SchemaPlan(next, List.of()));
      } catch (SchemaChangeException e) {
        throw refused(target, e);
      }
      created += next.size();
    } while (created < changes.size() && !slice.isOver());
    return created;
  }

  private static SQLException refused(SqlEndpoint target, SchemaChangeException failure) {
    SqlFailureKind kind = SqlFailures.classify(failure);
    if (kind.isOfServer() || kind == SqlFailureKind.PERMISSION_DENIED) {
      return failure;
    }
    throw new StepException(
        new StepResult.Failed(
            StepResult.failure(
                Reason.SCHEMA_CONFLICT,
                failure.change().objectName(),
                Integer.toString(failure.getErrorCode()),
                "on the " + target + ": " + failure.getMessage(),
                "Create the object on the target by hand, or remove the cause of the refusal, then"
                    + " request a retry."),
            false,
            null,
            true),
        failure);
  }

  private static StepResult conflict(SqlEndpoint target, SchemaPreparation wanted) {
    List<SchemaConflict> conflicts = wanted.plan().conflicts();
    String named = Listing.of(wanted.obstacles(), "; ", MOST_CONFLICTS_NAMED);
    return StepResult.failed(
        Reason.SCHEMA_CONFLICT,
        conflicts.isEmpty() ? wanted.extras().get(0).objectName() : conflicts.get(0).objectName(),
        "the " + target + " holds objects that differ from the source: " + named,
        "Rename or drop the objects on the target, or change them to the source's definition. This"
            + " step alters and drops nothing.");
  }

  private static StepResult notKept(SqlEndpoint target, List<SchemaChange> missing) {
    SchemaChange first = missing.get(0);
    return StepResult.failed(
        Reason.SCHEMA_CONFLICT,
        first.objectName(),
        "the "
            + target
            + " accepted "
            + first.kind()
            + " "
            + first.objectName()
            + " but does not show it",
        "Find the user or program that removes objects from the target, then request a retry.");
  }

  @Override
  public Optional<SpecificRecord> milestone(StageState state) {
    return Optional.of(
        SchemaMigrated.newBuilder()
            .setTables(MigrationTables.totals(state).getTables())
            .setObjectsCreated(Outputs.of(state).getOrDefault(CREATED, 0))
            .build());
  }
}
