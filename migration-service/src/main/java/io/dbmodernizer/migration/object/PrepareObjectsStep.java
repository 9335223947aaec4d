package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.dms.CheckTargetStep;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.text.Listing;
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
public final class PrepareObjectsStep extends ObjectStep {
  /** Name of the step. */
  public static final String NAME = "prepare-objects";

  /**
   * @param connections opens both databases
   * @param sliceLength time after which a run hands over
   */
  public PrepareObjectsStep(SqlConnections connections, Duration sliceLength) {
    super(connections, sliceLength);
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
  StepResult run(Work work) throws SQLException {
    ObjectPlan plan = work.plan();
    ObjectProgress progress = work.progress();
    List<ObjectIssue> blocking = work.sides().blocking(plan.leftOut());
    if (!blocking.isEmpty()) {
      return impossible(work.target(), blocking);
    }
    if (!plan.databaseSettings().isEmpty() && !progress.set()) {
      return StepResult.inProgress(1, "settings of the database are set", Duration.ZERO)
          .withCheckpoint(work.set(plan.databaseSettings()));
    }
    List<ObjectChange> missing = plan.beforeTables();
    if (!progress.isConcluded(missing.size())) {
      ObjectProgress after = work.create(missing);
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
        : refused(work.target(), needed, progress);
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
