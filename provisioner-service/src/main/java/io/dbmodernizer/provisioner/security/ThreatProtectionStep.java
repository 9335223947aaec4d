package io.dbmodernizer.provisioner.security;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.ServerAdvancedThreatProtectionInner;
import com.azure.resourcemanager.sql.models.AdvancedThreatProtectionName;
import com.azure.resourcemanager.sql.models.AdvancedThreatProtectionState;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.server.ServerSettingStep;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;

/** Advanced Threat Protection of the server, if the request wants it. */
public final class ThreatProtectionStep
    extends ServerSettingStep<ServerAdvancedThreatProtectionInner> {
  /** Name of the step. */
  public static final String NAME = "threat-protection";

  /**
   * @param clients of the Azure SDK
   */
  public ThreatProtectionStep(AzureClients clients) {
    super(clients);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected boolean isRequested(MigrationRequested request) {
    return request.getTarget().getServer().getSecurity().getThreatProtection();
  }

  @Override
  protected String label() {
    return "threat protection";
  }

  @Override
  protected AzureResource resource(MigrationRequested request) {
    return TargetIds.of(request)
        .onServer(
            "advancedThreatProtectionSettings", AdvancedThreatProtectionName.DEFAULT.toString());
  }

  @Override
  protected Optional<ServerAdvancedThreatProtectionInner> observe(StepContext context) {
    return ArmLookup.find(
            () ->
                sql(context)
                    .getServerAdvancedThreatProtectionSettings()
                    .getWithResponse(
                        group(context),
                        server(context),
                        AdvancedThreatProtectionName.DEFAULT,
                        Context.NONE))
        .filter(observed -> AdvancedThreatProtectionState.ENABLED.equals(observed.state()));
  }

  @Override
  protected List<Difference> compare(
      StepContext context, ServerAdvancedThreatProtectionInner observed) {
    return List.of();
  }

  @Override
  protected ArmResponse write(
      StepContext context, Optional<ServerAdvancedThreatProtectionInner> observed) {
    return azure()
        .firstAnswer(
            sql(context)
                .getServerAdvancedThreatProtectionSettings()
                .createOrUpdateWithResponseAsync(
                    group(context),
                    server(context),
                    AdvancedThreatProtectionName.DEFAULT,
                    new ServerAdvancedThreatProtectionInner()
                        .withState(AdvancedThreatProtectionState.ENABLED)));
  }
}
