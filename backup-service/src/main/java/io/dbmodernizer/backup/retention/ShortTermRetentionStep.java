package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;

/**
 * Sets for how many days back the database can be restored to any moment, and how often
 * differential backups are made. On a database that this migration did not create, retention is
 * lengthened but never cut, because cutting it deletes backups.
 */
public final class ShortTermRetentionStep extends ArmResourceStep<ShortTermRetention> {
  /** Name of the step. */
  public static final String NAME = "short-term-retention";

  /**
   * @param azure the way to Resource Manager
   */
  public ShortTermRetentionStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String subject(StepContext context) {
    return "short-term retention of database " + TargetDatabase.of(context).name();
  }

  @Override
  protected Optional<ShortTermRetention> observe(StepContext context) {
    return ShortTermRetention.read(azure().rest(), TargetDatabase.of(context));
  }

  @Override
  protected List<Difference> compare(StepContext context, ShortTermRetention observed) {
    return observed.differences(TargetDatabase.of(context), context.request().getBackup());
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<ShortTermRetention> observed) {
    return ShortTermRetention.write(
        azure().rest(), TargetDatabase.of(context), context.request().getBackup());
  }

  @Override
  protected AzureResource describe(StepContext context, ShortTermRetention observed) {
    return AzureResource.newBuilder()
        .setId(ShortTermRetention.id(TargetDatabase.of(context)))
        .setType(ShortTermRetention.TYPE)
        .setName("default")
        .build();
  }
}
