package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Set;

/**
 * What becomes of the settings of the server: they go with it, or stay with it for the databases of
 * others. Nothing of a server that stays becomes less safe by a teardown.
 */
final class ServerSettingsStep implements Step {
  static final String NAME = "server-settings";

  private static final List<String> SETTINGS =
      List.of(
          ArmTypes.ENTRA_ONLY_AUTHENTICATION.name(),
          ArmTypes.THREAT_PROTECTION.name(),
          ArmTypes.VULNERABILITY_ASSESSMENT.name());

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
            .anyMatch(resource -> resource.getType().equalsIgnoreCase(ArmTypes.SQL_SERVER.name()));
    if (gone) {
      return StepResult.done("the settings went with the server");
    }
    List<ResourceRemoval> kept =
        stage.getResources().stream()
            .filter(resource -> resource.getCreated() && SETTINGS.contains(resource.getType()))
            .map(
                resource ->
                    RemovedResources.kept(
                        resource.getId(), "it is part of the server, which stays"))
            .toList();
    return StepResult.done(
        kept.isEmpty() ? "no settings to look after" : kept.size() + " settings stay on the server",
        kept);
  }
}
