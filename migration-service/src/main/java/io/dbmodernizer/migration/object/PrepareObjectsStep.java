package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectCreator;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.dms.CheckTargetStep;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.CheckpointText;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.text.Listing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Creates what tables need before they are created: types, sequences, and the functions that
 * defaults, checks and computed columns call. Sets the settings of the database before, because
 * they change how its objects are created. Fails before any row is copied if a trigger cannot be
 * created afterwards and the request does not accept that. Each run plans anew from both catalogs.
 */
public final class PrepareObjectsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "prepare-objects";

  private final SqlConnections connections;
  private final Duration sliceLength;

  /**
   * @param connections opens both databases
   * @param sliceLength time after which a run hands over
   */
  public PrepareObjectsStep(SqlConnections connections, Duration sliceLength) {
    this.connections = connections;
    this.sliceLength = sliceLength;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(CheckTargetStep.NAME);
  }

  @Override
  public String kept(String checkpoint) {
    return CheckpointText.read(checkpoint, ObjectProgress.class)
        .map(progress -> CheckpointText.write(progress.again()))
        .orElse("");
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    long start = System.nanoTime();
    ObjectSides sides = ObjectSides.read(connections, context);
    SqlEndpoint target = connections.target(context.target());
    return connections.call(
        target,
        connection -> prepare(connection, target, sides, ObjectProgress.of(context), start));
  }

  private StepResult prepare(
      Connection connection,
      SqlEndpoint target,
      ObjectSides sides,
      ObjectProgress progress,
      long start)
      throws SQLException {
    ObjectSide present = sides.target(connection);
    ObjectPlan plan = sides.plan(present);
    List<ObjectIssue> blocking = sides.blocking(plan.leftOut());
    if (!blocking.isEmpty()) {
      return impossible(target, blocking);
    }
    if (!plan.databaseSettings().isEmpty() && !progress.set()) {
      return StepResult.inProgress(1, "settings of the database are set", Duration.ZERO)
          .withCheckpoint(ObjectPass.set(connection, plan.databaseSettings(), progress));
    }
    List<ObjectChange> missing = plan.beforeTables();
    if (!progress.isConcluded(missing.size())) {
      ObjectCreator.createSchemas(connection, plan, present);
      ObjectProgress after =
          ObjectPass.run(connection, missing, progress, TimeSlice.of(sliceLength, start));
      return StepResult.inProgress(
              Math.min(99, 100 * after.created() / Math.max(1, after.created() + missing.size())),
              after.created() + " objects created before the tables",
              Duration.ZERO)
          .withCheckpoint(after);
    }
    List<ObjectChange> needed =
        missing.stream().filter(change -> plan.needed().contains(change.id())).toList();
    return needed.isEmpty()
        ? StepResult.done(
            progress.created()
                + " types, sequences and functions created before the tables"
                + (missing.isEmpty() ? "" : ", " + missing.size() + " left for later"))
        : refused(target, needed, progress);
  }

  private static StepResult impossible(SqlEndpoint target, List<ObjectIssue> issues) {
    ObjectIssue first = issues.get(0);
    return StepResult.failed(
        Reason.SCHEMA_CONFLICT,
        first.id().fullName(),
        "the "
            + target
            + " would not have objects without which the tables behave differently: "
            + Listing.of(issues, "; ", Listing.MOST)
            + "; no row was copied",
        "Send a request with another id that names "
            + first.finding()
            + " in migration.acceptUnmoved, or resolve the reason and request a retry.");
  }

  private static StepResult refused(
      SqlEndpoint target, List<ObjectChange> needed, ObjectProgress progress) {
    return StepResult.failed(
        Reason.SCHEMA_CONFLICT,
        needed.get(0).id().fullName(),
        "the "
            + target
            + " refused objects that tables need: "
            + String.join("; ", progress.refusals()),
        "Correct the objects on the source, or create them on the target by hand, then request a"
            + " retry.");
  }
}
