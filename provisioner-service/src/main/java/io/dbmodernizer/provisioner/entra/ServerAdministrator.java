package io.dbmodernizer.provisioner.entra;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.ServerAzureADAdministratorsClient;
import com.azure.resourcemanager.sql.fluent.models.ServerAzureADAdministratorInner;
import com.azure.resourcemanager.sql.models.AdministratorName;
import com.azure.resourcemanager.sql.models.AdministratorType;
import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.ServerSetting;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Microsoft Entra administrator of the server, if the request names one. SQL logins go on
 * working beside it. For an application, Azure expects its application id in place of an object id.
 *
 * <p>Source: Microsoft.Sql, {@code ServerAzureADAdministrators_CreateOrUpdate}.
 */
public final class ServerAdministrator implements ServerSetting<ServerAzureADAdministratorInner> {
  /** Name of the step. */
  public static final String STEP = "entra-administrator";

  private final AzureClients clients;

  private ServerAdministrator(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<ServerAzureADAdministratorInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(SqlServer.STEP), new ServerAdministrator(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.ENTRA_ADMINISTRATOR;
  }

  @Override
  public boolean isRequested(MigrationRequested request) {
    return !wanted(request).getLogin().isEmpty();
  }

  @Override
  public String azureName() {
    return AdministratorName.ACTIVE_DIRECTORY.toString();
  }

  @Override
  public Optional<Observed<ServerAzureADAdministratorInner>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                administrators(context)
                    .getWithResponse(
                        scope.resourceGroup(),
                        scope.server(),
                        AdministratorName.ACTIVE_DIRECTORY,
                        Context.NONE))
        .map(found -> Observed.untagged(found, id(context).toString()));
  }

  @Override
  public List<Difference> compare(
      StepContext context, Observed<ServerAzureADAdministratorInner> observed) {
    EntraAdministrator wanted = wanted(context.request());
    List<Difference> differences = new ArrayList<>();
    boolean fixed = !SqlServer.isOwned(context);
    differ("login", wanted.getLogin(), observed.body().login(), fixed, differences);
    differ("sid", wanted.getObjectId(), observed.body().sid(), fixed, differences);
    differ("tenantId", wanted.getTenantId(), observed.body().tenantId(), fixed, differences);
    return differences;
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<ServerAzureADAdministratorInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    EntraAdministrator wanted = wanted(context.request());
    ServerAzureADAdministratorInner body =
        new ServerAzureADAdministratorInner()
            .withAdministratorType(AdministratorType.ACTIVE_DIRECTORY)
            .withLogin(wanted.getLogin())
            .withSid(UUID.fromString(wanted.getObjectId()))
            .withTenantId(UUID.fromString(wanted.getTenantId()));
    return clients
        .connection()
        .firstAnswer(
            administrators(context)
                .createOrUpdateWithResponseAsync(
                    scope.resourceGroup(),
                    scope.server(),
                    AdministratorName.ACTIVE_DIRECTORY,
                    body));
  }

  private ServerAzureADAdministratorsClient administrators(StepContext context) {
    return clients.sql(context).getServerAzureADAdministrators();
  }

  private static void differ(
      String property,
      String wanted,
      @Nullable Object observed,
      boolean fixed,
      List<Difference> differences) {
    if (!wanted.equalsIgnoreCase(String.valueOf(observed))) {
      differences.add(
          new Difference("properties." + property, wanted, String.valueOf(observed), fixed));
    }
  }

  private static EntraAdministrator wanted(MigrationRequested request) {
    return request.getTarget().getServer().getEntraAdministrator();
  }
}
