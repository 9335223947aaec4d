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
 * Creates, copies and compares snapshots. A copy has ordinary lists, because Avro's own array type
 * cannot compare elements that hold an optional timestamp. A copy shares the elements that the
 * projection replaces but never changes: tables, resources, findings and alerts.
 */
final class Snapshots {
  private Snapshots() {}

  /** Returns a snapshot whose stages have not begun. */
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

  /** Returns a copy whose stages, steps and lists are its own. */
  static MigrationStatus copy(MigrationStatus original) {
    MigrationStatus status = fieldsOf(original, new MigrationStatus());
    status.setStages(
        new ArrayList<>(original.getStages().stream().map(Snapshots::copyOfStage).toList()));
    return withTotals(withOrdinaryLists(status));
  }

  /**
   * Adds the totals to a snapshot of an earlier release, which lists every table. Keeps only the
   * tables that need attention.
   */
  private static MigrationStatus withTotals(MigrationStatus status) {
    if (status.getTableTotals() == null && !status.getTables().isEmpty()) {
      StageTables tables = StageTables.of(status.getTables());
      status.setTableTotals(tables.totals());
      status.setTables(new ArrayList<>(tables.attention()));
    }
    return status;
  }

  /** Returns whether two snapshots differ in metadata and time at most; false if one is missing. */
  static boolean sameContent(@Nullable MigrationStatus before, MigrationStatus after) {
    if (before == null) {
      return false;
    }
    MigrationStatus other = fieldsOf(after, new MigrationStatus());
    other.setMetadata(before.getMetadata());
    other.setUpdatedAt(before.getUpdatedAt());
    return copy(before).equals(other);
  }

  /** Sets the metadata and the time of a snapshot. */
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

  /** Copies all fields of a record, without copying their values. */
  static <T extends SpecificRecordBase> T fieldsOf(T original, T copy) {
    original.getSchema().getFields().forEach(f -> copy.put(f.pos(), original.get(f.pos())));
    return copy;
  }
}
