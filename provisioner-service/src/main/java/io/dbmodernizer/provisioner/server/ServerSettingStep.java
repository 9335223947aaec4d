package io.dbmodernizer.provisioner.server;

import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of the server that a request may want: made where this migration created the server; on
 * a server of another owner it must be there already, because it holds for every database on it. A
 * setting that is off counts as one that does not exist.
 *
 * @param <R> the setting as observed
 */
public abstract class ServerSettingStep<R> extends ArmResourceStep<R> {
  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  protected ServerSettingStep(AzureClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  /** Whether the request wants the setting. */
  protected abstract boolean isRequested(MigrationRequested request);

  /** What the setting is called, for people: {@code threat protection}. */
  protected abstract String label();

  /** The setting as a resource. */
  protected abstract AzureResource resource(MigrationRequested request);

  @Override
  public Set<String> after() {
    return Set.of(SqlServerStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    if (!isRequested(context.request())) {
      return StepResult.done("no " + label() + " requested");
    }
    boolean absent = !owned(context) && observe(context).isEmpty();
    return absent
        ? StepResult.failed(
            Reason.RESOURCE_CONFLICT,
            subject(context),
            label()
                + " is off on SQL server "
                + server(context)
                + ", which this migration did not create and so does not change",
            "Leave it out of the request, have the owner of the server switch it on, or choose"
                + " another server.")
        : super.run(context);
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return isRequested(context.request()) ? super.verify(context) : List.of();
  }

  @Override
  protected final String subject(StepContext context) {
    return label() + " of SQL server " + server(context);
  }

  @Override
  protected final Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context.request()));
  }

  @Override
  protected final boolean tagged() {
    return false;
  }

  @Override
  protected final AzureResource describe(StepContext context, R observed) {
    return resource(context.request());
  }

  /** Microsoft.Sql of the request's subscription. */
  protected final SqlManagementClient sql(StepContext context) {
    return clients.sql(scope(context).getSubscriptionId());
  }

  /** Name of the resource group. */
  protected static String group(StepContext context) {
    return scope(context).getResourceGroup();
  }

  /** Name of the server. */
  protected static String server(StepContext context) {
    return context.request().getTarget().getServer().getName();
  }

  /** Whether this migration created the server. */
  protected static boolean owned(StepContext context) {
    return Boolean.parseBoolean(context.output(SqlServerStep.SERVER_OWNED));
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }
}
