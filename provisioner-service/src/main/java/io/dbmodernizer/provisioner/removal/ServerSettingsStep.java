package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.RemovedResources;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of the settings of the server: they go with it, or stay with it for the databases of
 * others. Nothing of a server that stays becomes less safe by a teardown.
 */
final class ServerSettingsStep implements Step {
  static final String NAME = "server-settings";

  private static final List<String> SETTINGS =
      List.of(
          "Microsoft.Sql/servers/azureADOnlyAuthentications",
          "Microsoft.Sql/servers/advancedThreatProtectionSettings",
          "Microsoft.Sql/servers/sqlVulnerabilityAssessments");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(TargetRemoval.SERVER);
  }

  @Override
  public StepResult run(StepContext context) {
    StageState stage = context.stage();
    boolean gone =
        RemovedResources.removed(stage).stream()
            .anyMatch(resource -> resource.getType().equalsIgnoreCase("Microsoft.Sql/servers"));
    if (gone) {
      return StepResult.done("the settings went with the server");
    }
    Map<String, String> kept = new HashMap<>();
    for (AzureResource resource : stage.getResources()) {
      if (resource.getCreated() && SETTINGS.contains(resource.getType())) {
        kept.put(RemovedResources.KEPT + resource.getId(), "it is part of the server, which stays");
      }
    }
    return new StepResult.Done(
        kept.isEmpty() ? "no settings to look after" : kept.size() + " settings stay on the server",
        kept,
        List.of(),
        List.of());
  }
}
