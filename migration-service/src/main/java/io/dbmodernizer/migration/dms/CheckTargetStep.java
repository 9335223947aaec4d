package io.dbmodernizer.migration.dms;

import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.util.List;
import java.util.Set;

/**
 * Looks whether anything on the target is in the way of the copy, before the first definition is
 * written there. The copy looks once more right before it begins.
 */
public final class CheckTargetStep implements Step {
  /** Name of the step. */
  public static final String NAME = "check-target";

  private final DatabaseMigrations migrations;
  private final SqlConnections connections;
  private final CopyTarget target;

  /**
   * @param azure connection to Azure Resource Manager
   * @param connections knows the target's address
   * @param target looks at the target
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
    return Set.of(
        Counterpart.subscription(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    if (hasCopiedBefore(context)) {
      return StepResult.done("the rows on the target are this migration's");
    }
    List<TargetObstacle> obstacles =
        target.obstacles(
            connections.target(context.target()),
            context.request(),
            new MigrationTables(context.tables()).names());
    return obstacles.isEmpty()
        ? StepResult.done("nothing on the target is in the way")
        : TargetObstacle.failure(obstacles);
  }

  private boolean hasCopiedBefore(StepContext context) {
    return migrations
        .latest(context.target())
        .flatMap(
            latest ->
                CopyAttempt.recognise(context.migrationId(), latest.migration().operationId()))
        .isPresent();
  }
}
