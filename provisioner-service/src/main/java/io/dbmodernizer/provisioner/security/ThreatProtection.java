package io.dbmodernizer.provisioner.security;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.ServerAdvancedThreatProtectionSettingsClient;
import com.azure.resourcemanager.sql.fluent.models.ServerAdvancedThreatProtectionInner;
import com.azure.resourcemanager.sql.models.AdvancedThreatProtectionName;
import com.azure.resourcemanager.sql.models.AdvancedThreatProtectionState;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Advanced Threat Protection of the server, if the request asks for it. It counts as missing while
 * it is off.
 *
 * <p>Source: Microsoft.Sql, {@code ServerAdvancedThreatProtectionSettings_CreateOrUpdate}.
 */
public final class ThreatProtection implements ServerSetting<ServerAdvancedThreatProtectionInner> {
  /** Name of the step. */
  public static final String STEP = "threat-protection";

  private final AzureClients clients;

  private ThreatProtection(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that switches it on.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<ServerAdvancedThreatProtectionInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(SqlServer.STEP), new ThreatProtection(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.THREAT_PROTECTION;
  }

  @Override
  public boolean isRequested(MigrationRequested request) {
    return request.getTarget().getServer().getSecurity().getThreatProtection();
  }

  @Override
  public String azureName() {
    return AdvancedThreatProtectionName.DEFAULT.toString();
  }

  @Override
  public Optional<Observed<ServerAdvancedThreatProtectionInner>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                settings(context)
                    .getWithResponse(
                        scope.resourceGroup(),
                        scope.server(),
                        AdvancedThreatProtectionName.DEFAULT,
                        Context.NONE))
        .filter(found -> AdvancedThreatProtectionState.ENABLED.equals(found.state()))
        .map(found -> Observed.untagged(found, id(context).toString()));
  }

  @Override
  public List<Difference> compare(
      StepContext context, Observed<ServerAdvancedThreatProtectionInner> observed) {
    return List.of();
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<ServerAdvancedThreatProtectionInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    return clients
        .connection()
        .firstAnswer(
            settings(context)
                .createOrUpdateWithResponseAsync(
                    scope.resourceGroup(),
                    scope.server(),
                    AdvancedThreatProtectionName.DEFAULT,
                    new ServerAdvancedThreatProtectionInner()
                        .withState(AdvancedThreatProtectionState.ENABLED)));
  }

  private ServerAdvancedThreatProtectionSettingsClient settings(StepContext context) {
    return clients.sql(context).getServerAdvancedThreatProtectionSettings();
  }
}
