package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.tables.StageTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Makes, copies and compares snapshots. Copies use ordinary lists, because Avro's own array type
 * cannot compare elements that hold an optional timestamp; and they share what the projection
 * replaces but never changes in place (tables, resources, findings, alerts).
 */
final class Snapshots {
  private Snapshots() {}

  static MigrationStatus blank(String migrationId) {
    MigrationStatus status = MigrationStatus.newBuilder().setMigrationId(migrationId).build();
    List<StageStatus> stages = new ArrayList<>();
    for (PipelineStage stage : PipelineStage.values()) {
      StageStatus blank = StageStatus.newBuilder().setName(stage.stageName()).build();
      blank.setState(ProgressState.PENDING);
      blank.setSteps(new ArrayList<>());
      stages.add(blank);
    }
    status.setStages(stages);
    return withOrdinaryLists(status);
  }

  static MigrationStatus copy(MigrationStatus original) {
    MigrationStatus status = fieldsOf(original, new MigrationStatus());
    status.setStages(
        new ArrayList<>(original.getStages().stream().map(Snapshots::copyOfStage).toList()));
    return inNumbers(withOrdinaryLists(status));
  }

  /**
   * A snapshot of before tables were told in numbers names every table; the list is bounded now.
   */
  private static MigrationStatus inNumbers(MigrationStatus status) {
    if (status.getTableTotals() == null && !status.getTables().isEmpty()) {
      StageTables tables = StageTables.of(status.getTables());
      status.setTableTotals(tables.totals());
      status.setTables(new ArrayList<>(tables.attention()));
    }
    return status;
  }

  /** Whether two snapshots say the same, no matter when they were made. */
  static boolean sameContent(@Nullable MigrationStatus before, MigrationStatus after) {
    if (before == null) {
      return false;
    }
    MigrationStatus other = fieldsOf(after, new MigrationStatus());
    other.setMetadata(before.getMetadata());
    other.setUpdatedAt(before.getUpdatedAt());
    return copy(before).equals(other);
  }

  static void stamp(MigrationStatus status, EventMetadata metadata, Instant updatedAt) {
    status.setMetadata(metadata);
    status.setUpdatedAt(updatedAt);
  }

  private static StageStatus copyOfStage(StageStatus original) {
    StageStatus stage = fieldsOf(original, new StageStatus());
    List<StepStatus> steps = new ArrayList<>();
    original.getSteps().forEach(step -> steps.add(fieldsOf(step, new StepStatus())));
    stage.setSteps(steps);
    return stage;
  }

  private static MigrationStatus withOrdinaryLists(MigrationStatus status) {
    status.setTables(new ArrayList<>(status.getTables()));
    status.setResources(new ArrayList<>(status.getResources()));
    status.setFindings(new ArrayList<>(status.getFindings()));
    status.setAlerts(new ArrayList<>(status.getAlerts()));
    return status;
  }

  static <T extends SpecificRecordBase> T fieldsOf(T original, T copy) {
    original.getSchema().getFields().forEach(f -> copy.put(f.pos(), original.get(f.pos())));
    return copy;
  }
}
