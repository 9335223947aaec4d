package io.dbmodernizer.monitoring.status;

import java.util.Arrays;
import java.util.Optional;

/** The stages of a migration, in the order in which people see them. */
public enum PipelineStage {
  /** Server, database, network and storage in Azure. */
  PROVISIONER("provisioner", 20),
  /** Schema, data and their comparison. */
  MIGRATION("migration", 60),
  /** Retention of backups. */
  BACKUP("backup", 10),
  /** Metrics, logs and alerts of the target. */
  MONITORING("monitoring", 10);

  private final String stageName;
  private final int weight;

  PipelineStage(String stageName, int weight) {
    this.stageName = stageName;
    this.weight = weight;
  }

  /** Name of the stage in events. */
  public String stageName() {
    return stageName;
  }

  /** Share of the whole, percent; the shares of all stages add up to 100. */
  public int weight() {
    return weight;
  }

  /**
   * The stage with a name.
   *
   * @param stageName as in events
   * @return the stage, or empty if there is none of that name
   */
  public static Optional<PipelineStage> of(String stageName) {
    return Arrays.stream(values()).filter(stage -> stage.stageName.equals(stageName)).findFirst();
  }
}
