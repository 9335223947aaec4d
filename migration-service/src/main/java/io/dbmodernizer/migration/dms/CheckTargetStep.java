package io.dbmodernizer.migration.dms;

import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.util.List;
import java.util.Set;

/**
 * Checks that nothing on the target prevents the copy, before the first object is created there.
 * The copy checks this again right before it begins.
 */
public final class CheckTargetStep implements Step {
  /** Name of the step. */
  public static final String NAME = "check-target";

  private final DatabaseMigrations migrations;
  private final SqlConnections connections;
  private final CopyTarget target;

  /**
   * Creates the step.
   *
   * @param azure the connection to Azure Resource Manager
   * @param connections gives the target's address
   * @param target inspects the target
   */
  public CheckTargetStep(AzureConnection azure, SqlConnections connections, CopyTarget target) {
    this.migrations = new DatabaseMigrations(azure);
    this.connections = connections;
    this.target = target;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(AssessStep.NAME);
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return CopyEngine.isDirect(context.request().getMigration())
        ? Set.of(Counterpart.target(context.request()))
        : Set.of(
            Counterpart.subscription(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    if (hasCopiedBefore(context)) {
      return StepResult.done("the rows on the target belong to this migration");
    }
    List<TargetObstacle> obstacles =
        target.obstacles(
            connections.target(context.target()),
            context.request(),
            new MigrationTables(context.tables()).names());
    return obstacles.isEmpty()
        ? StepResult.done("nothing on the target prevents the copy")
        : TargetObstacle.failure(obstacles);
  }

  /**
   * Returns true if the engine DMS has copied before. The engine DIRECT begins after this step, and
   * knows itself what it has copied.
   */
  private boolean hasCopiedBefore(StepContext context) {
    if (CopyEngine.isDirect(context.request().getMigration())) {
      return false;
    }
    return migrations
        .latest(context.target())
        .flatMap(
            latest ->
                CopyAttempt.recognise(context.migrationId(), latest.migration().operationId()))
        .isPresent();
  }
}
