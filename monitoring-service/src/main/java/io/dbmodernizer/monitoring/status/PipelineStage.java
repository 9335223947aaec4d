package io.dbmodernizer.monitoring.status;

import java.util.Arrays;
import java.util.Optional;

/** The stages of a migration, in the order in which people see them. */
public enum PipelineStage {
  /** Server, database, network and storage in Azure. */
  PROVISIONER("provisioner", 10),
  /** Schema, data and their comparison. */
  MIGRATION("migration", 80),
  /** Retention of backups. */
  BACKUP("backup", 5),
  /** Metrics, logs and alerts of the target. */
  MONITORING("monitoring", 5);

  private final String stageName;
  private final int weight;

  PipelineStage(String stageName, int weight) {
    this.stageName = stageName;
    this.weight = weight;
  }

  /** Returns the name of the stage in events. */
  public String stageName() {
    return stageName;
  }

  /**
   * Returns the share of the stage in the whole migration, in percent. The shares of all stages add
   * up to 100. The migration stage has the largest, because moving rows takes most of the time.
   */
  public int weight() {
    return weight;
  }

  /**
   * Returns the stage with a name.
   *
   * @param stageName the name as events have it
   * @return empty if no stage has that name
   */
  public static Optional<PipelineStage> of(String stageName) {
    return Arrays.stream(values()).filter(stage -> stage.stageName.equals(stageName)).findFirst();
  }
}
