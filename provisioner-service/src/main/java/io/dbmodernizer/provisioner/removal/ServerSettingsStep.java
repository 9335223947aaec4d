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
 * Reports the settings of the server as removed with it, or as kept where the server stays for the
 * databases of others. Changes nothing in Azure: a teardown makes no server less safe.
 */
final class ServerSettingsStep implements Step {
  static final String NAME = "server-settings";

  private static final List<String> SETTINGS =
      List.of(
          ArmTypes.ENTRA_ONLY_AUTHENTICATION.name(),
          ArmTypes.THREAT_PROTECTION.name(),
          ArmTypes.VULNERABILITY_ASSESSMENT.name());

  private final Set<String> after;

  /**
   * @param after names of the removal steps that come before: that of the server
   */
  ServerSettingsStep(Set<String> after) {
    this.after = Set.copyOf(after);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return after;
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
