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

  /** Name of the stage in events. */
  public String stageName() {
    return stageName;
  }

  /**
   * Share of the whole, percent; the shares of all stages add up to 100. Moving the rows takes most
   * of the time, however small the database is.
   */
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
