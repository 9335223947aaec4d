package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectCreator;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.CheckpointText;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A step that creates objects on the target. Each run plans anew from both catalogs. The number of
 * created objects is kept after a command; what the target has refused is tried again.
 */
abstract class ObjectStep implements Step {

  private final SqlConnections connections;
  private final Duration sliceLength;

  /**
   * @param connections opens both databases
   * @param sliceLength time after which a run hands over
   */
  ObjectStep(SqlConnections connections, Duration sliceLength) {
    this.connections = connections;
    this.sliceLength = sliceLength;
  }

  /**
   * What a run works with.
   *
   * @param connection a connection to the target
   * @param target names the target in messages
   * @param sides the source, and what the request says
   * @param present the objects of the target when the run began
   * @param plan what the target lacked then
   * @param progress what earlier runs have done
   * @param slice the time of the run; it began after both catalogs were read
   */
  record Work(
      Connection connection,
      SqlEndpoint target,
      ObjectSides sides,
      ObjectSide present,
      ObjectPlan plan,
      ObjectProgress progress,
      TimeSlice slice) {

    /** Creates objects until the pass ends or the slice is over. */
    ObjectProgress create(List<ObjectChange> missing) throws SQLException {
      ObjectCreator.createSchemas(connection, plan, present);
      return ObjectPass.run(connection, missing, progress, slice);
    }

    /** Sets positions and states. */
    ObjectProgress set(List<ObjectChange> settings) throws SQLException {
      return ObjectPass.set(connection, settings, progress);
    }
  }

  /** Does the work of one run. */
  abstract StepResult run(Work work) throws SQLException;

  @Override
  public final String kept(String checkpoint) {
    return CheckpointText.read(checkpoint, ObjectProgress.class)
        .map(progress -> CheckpointText.write(progress.again()))
        .orElse("");
  }

  @Override
  public final Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public final StepResult run(StepContext context) {
    long start = System.nanoTime();
    ObjectSides sides = ObjectSides.read(connections, context);
    SqlEndpoint target = connections.target(context.target());
    return connections.call(
        target,
        connection -> {
          ObjectSide present = sides.target(connection);
          ObjectPlan plan = sides.plan(present);
          return run(
              new Work(
                  connection,
                  target,
                  sides,
                  present,
                  plan,
                  ObjectProgress.of(context),
                  TimeSlice.of(sliceLength, start)));
        });
  }
}
