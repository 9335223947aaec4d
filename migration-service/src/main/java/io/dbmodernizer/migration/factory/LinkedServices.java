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
 * How the factory reaches both databases: the source through the integration runtime, the target
 * over its public address. Passwords are resolved for the PUT and stand in its body only; Azure
 * never gives them back, so a password that has changed since is not noticed here.
 *
 * @param azure connection to Azure Resource Manager
 * @param secrets resolves both passwords
 */
public record LinkedServices(AzureConnection azure, SecretResolver secrets)
    implements SynchronizationResources {
  /** Name of the step. */
  public static final String STEP = "linked-services";

  /**
   * The step.
   *
   * @param azure connection to Azure Resource Manager
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
