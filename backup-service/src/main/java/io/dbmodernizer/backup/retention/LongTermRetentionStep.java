package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets how long weekly, monthly and yearly backups are kept. Comes after short-term retention
 * because Azure refuses two changes of one database at a time. On a database that this migration
 * did not create, retention is lengthened but never cut.
 */
public final class LongTermRetentionStep extends ArmResourceStep<LongTermRetention> {
  /** Name of the step. */
  public static final String NAME = "long-term-retention";

  private final SqlClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public LongTermRetentionStep(SqlClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(ShortTermRetentionStep.NAME);
  }

  @Override
  protected String subject(StepContext context) {
    return "long-term retention of database " + TargetDatabase.of(context).name();
  }

  @Override
  protected Optional<LongTermRetention> observe(StepContext context) {
    return LongTermRetention.read(clients, TargetDatabase.of(context));
  }

  @Override
  protected List<Difference> compare(StepContext context, LongTermRetention observed) {
    return observed.differences(TargetDatabase.of(context), context.request().getBackup());
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<LongTermRetention> observed) {
    return LongTermRetention.write(
        clients, TargetDatabase.of(context), context.request().getBackup());
  }

  @Override
  protected AzureResource describe(StepContext context, LongTermRetention observed) {
    return AzureResource.newBuilder()
        .setId(LongTermRetention.id(TargetDatabase.of(context)))
        .setType(LongTermRetention.TYPE)
        .setName("default")
        .build();
  }
}
