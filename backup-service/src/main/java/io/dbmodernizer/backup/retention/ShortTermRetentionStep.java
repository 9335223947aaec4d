package io.dbmodernizer.backup.retention;

import io.dbmodernizer.runtime.azure.AzureConnection;

/**
 * Sets for how many days back the database can be restored to any moment, and how often
 * differential backups are made.
 */
public final class ShortTermRetentionStep extends RetentionStep<ShortTermRetention> {
  /** Name of the step. */
  public static final String NAME = "short-term-retention";

  /**
   * @param azure the way to Resource Manager
   */
  public ShortTermRetentionStep(AzureConnection azure) {
    super(azure, new ShortTermPolicy(azure.rest()));
  }

  @Override
  public String name() {
    return NAME;
  }
}
