package io.dbmodernizer.provisioner.entra;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.ServerAzureADOnlyAuthenticationsClient;
import com.azure.resourcemanager.sql.fluent.models.ServerAzureADOnlyAuthenticationInner;
import com.azure.resourcemanager.sql.models.AuthenticationName;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.ServerSetting;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;

/**
 * The setting of the server that lets in Microsoft Entra logins only, if the request asks for it.
 * It counts as missing while it is off.
 *
 * <p>Source: Microsoft.Sql, {@code ServerAzureADOnlyAuthentications_CreateOrUpdate}.
 */
final class EntraOnlyAuthentication implements ServerSetting<ServerAzureADOnlyAuthenticationInner> {
  private final AzureClients clients;

  EntraOnlyAuthentication(AzureClients clients) {
    this.clients = clients;
  }

  @Override
  public ArmType type() {
    return ArmTypes.ENTRA_ONLY_AUTHENTICATION;
  }

  @Override
  public boolean isRequested(MigrationRequested request) {
    return request.getTarget().getServer().getEntraOnlyAuthentication();
  }

  @Override
  public String azureName() {
    return AuthenticationName.DEFAULT.toString();
  }

  @Override
  public Optional<Observed<ServerAzureADOnlyAuthenticationInner>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                authentications(context)
                    .getWithResponse(
                        scope.resourceGroup(),
                        scope.server(),
                        AuthenticationName.DEFAULT,
                        Context.NONE))
        .filter(found -> Boolean.TRUE.equals(found.azureADOnlyAuthentication()))
        .map(found -> Observed.untagged(found, id(context).toString()));
  }

  /** A setting that exists is on, so it cannot differ. */
  @Override
  public List<Difference> compare(
      StepContext context, Observed<ServerAzureADOnlyAuthenticationInner> observed) {
    return List.of();
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<ServerAzureADOnlyAuthenticationInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    return clients
        .connection()
        .firstAnswer(
            authentications(context)
                .createOrUpdateWithResponseAsync(
                    scope.resourceGroup(),
                    scope.server(),
                    AuthenticationName.DEFAULT,
                    new ServerAzureADOnlyAuthenticationInner()
                        .withAzureADOnlyAuthentication(true)));
  }

  private ServerAzureADOnlyAuthenticationsClient authentications(StepContext context) {
    return clients.sql(context).getServerAzureADOnlyAuthentications();
  }
}
