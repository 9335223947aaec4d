package io.dbmodernizer.migration;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.object.MoveObjectsStep;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.stage.StageDefinition;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The stage that moves schema and data into a provisioned target, compares both sides, and
 * synchronises them afterwards if the request asks for it.
 */
final class MigrationStage {
  static final String NAME = "migration";

  private MigrationStage() {}

  /** Returns the stage's definition without steps. */
  static StageDefinition.Builder outline() {
    return StageDefinition.named(NAME, Topic.TARGETS, Topic.MIGRATIONS)
        .tables(Topic.TABLES)
        .completed(MigrationStage::completed)
        .failed(MigrationStage::failed);
  }

  private static MigrationCompleted completed(StageState state, Instant now) {
    Outputs outputs = Outputs.of(state);
    return MigrationCompleted.newBuilder()
        .setEngine(CopyEngine.of(state.getRequest().getMigration()))
        .setOperationId(outputs.getOrDefault(CopyStep.OPERATION_ID, ""))
        .setCopyStartedAt(
            outputs
                .find(CopyStep.STARTED_AT)
                .orElse(state.getStartedAt())
                .truncatedTo(ChronoUnit.MILLIS))
        .setCompletedAt(now.truncatedTo(ChronoUnit.MILLIS))
        .setTables(state.getAttention())
        .setTableTotals(state.getTableTotals())
        .setResources(state.getResources())
        .setObjects(MoveObjectsStep.totals(state))
        .build();
  }

  private static MigrationFailed failed(StageState state, Failure failure) {
    return MigrationFailed.newBuilder()
        .setFailure(failure)
        .setTables(state.getAttention())
        .setTableTotals(state.getTableTotals())
        .build();
  }
}
