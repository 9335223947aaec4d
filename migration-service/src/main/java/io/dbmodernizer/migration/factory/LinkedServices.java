package io.dbmodernizer.migration.factory;

import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The factory's connections to both databases: to the source through the integration runtime, to
 * the target over its public address. Passwords are resolved for the PUT and are only in its body.
 * Azure never returns them, so the step does not notice a changed password.
 *
 * @param azure the connection to Azure Resource Manager
 * @param secrets resolves both passwords
 */
public record LinkedServices(AzureConnection azure, SecretResolver secrets)
    implements SynchronizationResources {
  /** Name of the step. */
  public static final String STEP = "linked-services";

  /**
   * Returns the step that creates the linked services.
   *
   * @param azure the connection to Azure Resource Manager
   * @param secrets resolves both passwords
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure, SecretResolver secrets) {
    return new ResourceStep<>(
        azure, STEP, Set.of(FactoryRuntime.STEP), new LinkedServices(azure, secrets));
  }

  @Override
  public ArmType type() {
    return ArmTypes.LINKED_SERVICE;
  }

  @Override
  public List<FactoryPart> members(StepContext context) {
    return List.of(new SourceService(azure, secrets), new TargetService(azure, secrets));
  }
}
