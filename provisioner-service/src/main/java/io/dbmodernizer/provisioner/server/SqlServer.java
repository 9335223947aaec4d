package io.dbmodernizer.provisioner.server;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.ServerInner;
import com.azure.resourcemanager.sql.models.ServerNetworkAccessFlag;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroup;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The logical SQL server.
 *
 * <p>A server may serve many migrations. A server that this migration did not create is used only
 * if it meets the request already, and is never changed: another TLS version or public access would
 * affect the databases of other owners. Azure does not return the administrator's password. A wrong
 * one for an existing server shows at the first login to the target. The password is read at the
 * moment of a write and nowhere else.
 *
 * <p>Source: Microsoft.Sql, {@code Servers_CreateOrUpdate}.
 */
public final class SqlServer implements ResourceDeclaration<ServerInner> {
  /** Name of the step. */
  public static final String STEP = "sql-server";

  /** Resource id of the server. */
  public static final OutputKey<String> SERVER_ID = OutputKey.text("server.id");

  /** Host name of the server. */
  public static final OutputKey<String> SERVER_FQDN = OutputKey.text("server.fqdn");

  /** Whether this migration created the server, so that it may change it. */
  public static final OutputKey<Boolean> SERVER_OWNED = OutputKey.flag("server.owned");

  /** Value of {@code $expand}. Without it Azure does not return the Entra administrator. */
  private static final String WITH_ADMINISTRATOR = "administrators/activedirectory";

  /** The only version of a server that Azure accepts. */
  private static final String VERSION = "12.0";

  private final AzureClients clients;
  private final SecretResolver secrets;

  private SqlServer(AzureClients clients, SecretResolver secrets) {
    this.clients = clients;
    this.secrets = secrets;
  }

  /**
   * Returns the step that creates the server.
   *
   * @param clients of the Azure SDK
   * @param secrets reads the administrator's password when the server is written
   */
  public static ResourceStep<ServerInner> step(AzureClients clients, SecretResolver secrets) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(ResourceGroup.STEP), new SqlServer(clients, secrets));
  }

  /**
   * Returns whether this migration created the server, as the step of the server has stored it.
   *
   * @throws IllegalStateException if the step of the server has not run yet
   */
  public static boolean isOwned(StepContext context) {
    return context.output(SERVER_OWNED);
  }

  @Override
  public ArmType type() {
    return ArmTypes.SQL_SERVER;
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).serverId();
  }

  @Override
  public Optional<Observed<ServerInner>> observe(StepContext context) {
    return find(clients, context.request())
        .map(server -> Observed.tagged(server, server.id(), server.tags()));
  }

  /**
   * Reads the server from Azure, with its Entra administrator.
   *
   * @return the server; empty if the resource group or the server does not exist
   */
  public static Optional<ServerInner> find(AzureClients clients, MigrationRequested request) {
    TargetScope scope = TargetScope.of(request);
    return ArmLookup.find(
        () ->
            clients
                .sql(request)
                .getServers()
                .getByResourceGroupWithResponse(
                    scope.resourceGroup(), scope.server(), WITH_ADMINISTRATOR, Context.NONE));
  }

  @Override
  public boolean isReady(ServerInner observed) {
    return observed.state() == null || "Ready".equalsIgnoreCase(observed.state());
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<ServerInner> observed) {
    return ServerDifferences.of(context.request(), observed.body());
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<ServerInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    ServerTarget wanted = context.request().getTarget().getServer();
    ServerInner body =
        new ServerInner()
            .withLocation(scope.region())
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
            clients
                .sql(context)
                .getServers()
                .createOrUpdateWithResponseAsync(scope.resourceGroup(), scope.server(), body));
  }

  @Override
  public Outputs outputs(StepContext context, Observed<ServerInner> observed) {
    return Outputs.of(SERVER_ID, observed.id())
        .with(SERVER_FQDN, observed.body().fullyQualifiedDomainName())
        .with(SERVER_OWNED, observed.isMarkedBy(context.request()));
  }
}
