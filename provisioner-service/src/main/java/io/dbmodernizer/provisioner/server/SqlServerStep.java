package io.dbmodernizer.provisioner.server;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.ServersClient;
import com.azure.resourcemanager.sql.fluent.models.ServerInner;
import com.azure.resourcemanager.sql.models.ServerNetworkAccessFlag;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroupStep;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logical SQL server.
 *
 * <p>A server may serve many migrations. One that this migration did not create is used only if it
 * already meets the request, and is never changed: a switch of TLS version or public access would
 * reach the databases of other owners. The administrator's password cannot be observed; a wrong one
 * for an existing server shows when the target is first logged in to. The password is read at the
 * moment of a write and nowhere else.
 */
public final class SqlServerStep extends ArmResourceStep<ServerInner> {
  /** Name of the step. */
  public static final String NAME = "sql-server";

  /** Output: resource id of the server. */
  public static final String SERVER_ID = "server.id";

  /** Output: host name of the server. */
  public static final String SERVER_FQDN = "server.fqdn";

  /** Output: {@code true} if this migration created the server, so that it may change it. */
  public static final String SERVER_OWNED = "server.owned";

  /** Azure shows the Entra administrator to those who ask for it only. */
  private static final String WITH_ADMINISTRATOR = "administrators/activedirectory";

  /** The only version there is. */
  private static final String VERSION = "12.0";

  private final AzureClients clients;
  private final SecretResolver secrets;

  /**
   * @param clients of the Azure SDK
   * @param secrets reads the administrator's password when the server is written
   */
  public SqlServerStep(AzureClients clients, SecretResolver secrets) {
    super(clients.connection());
    this.clients = clients;
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(ResourceGroupStep.NAME);
  }

  @Override
  protected String subject(StepContext context) {
    return "SQL server " + wanted(context).getName();
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(TargetIds.of(context.request()).server());
  }

  @Override
  protected Optional<ServerInner> observe(StepContext context) {
    return find(clients, context.request());
  }

  /** The server as Azure reports it, with its Entra administrator; empty if it does not exist. */
  public static Optional<ServerInner> find(AzureClients clients, MigrationRequested request) {
    AzureScope scope = request.getTarget().getAzure();
    return ArmLookup.find(
        () ->
            clients
                .sql(scope.getSubscriptionId())
                .getServers()
                .getByResourceGroupWithResponse(
                    scope.getResourceGroup(),
                    request.getTarget().getServer().getName(),
                    WITH_ADMINISTRATOR,
                    Context.NONE));
  }

  @Override
  protected boolean ready(ServerInner observed) {
    return observed.state() == null || "Ready".equalsIgnoreCase(observed.state());
  }

  @Override
  protected List<Difference> compare(StepContext context, ServerInner observed) {
    return ServerDifferences.of(context.request(), observed);
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<ServerInner> observed) {
    ServerTarget wanted = wanted(context);
    ServerInner body =
        new ServerInner()
            .withLocation(scope(context).getRegion())
            .withTags(ResourceTags.of(context.request()))
            .withVersion(VERSION)
            .withAdministratorLogin(wanted.getAdministratorLogin())
            .withAdministratorLoginPassword(secrets.resolve(wanted.getAdministratorPasswordRef()))
            .withMinimalTlsVersion(wanted.getMinimalTlsVersion())
            .withPublicNetworkAccess(
                wanted.getPublicNetworkAccess()
                    ? ServerNetworkAccessFlag.ENABLED
                    : ServerNetworkAccessFlag.DISABLED);
    return clients
        .connection()
        .firstAnswer(
            servers(context)
                .createOrUpdateWithResponseAsync(
                    scope(context).getResourceGroup(), wanted.getName(), body));
  }

  @Override
  protected AzureResource describe(StepContext context, ServerInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Sql/servers")
        .setName(observed.name())
        .setCreated(ResourceTags.markedBy(context.request(), observed.tags()))
        .build();
  }

  @Override
  protected Map<String, String> outputs(StepContext context, ServerInner observed) {
    return Map.of(
        SERVER_ID,
        observed.id(),
        SERVER_FQDN,
        observed.fullyQualifiedDomainName(),
        SERVER_OWNED,
        String.valueOf(ResourceTags.markedBy(context.request(), observed.tags())));
  }

  private ServersClient servers(StepContext context) {
    return clients.sql(scope(context).getSubscriptionId()).getServers();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static ServerTarget wanted(StepContext context) {
    return context.request().getTarget().getServer();
  }
}
