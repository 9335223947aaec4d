package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.removal.RemovableType;
import io.dbmodernizer.runtime.azure.removal.ResourceRemovalStep;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The removal of the vault. It removes a vault that this migration created and that is empty,
 * whatever its setting of soft delete. It keeps a vault with protected items or registered
 * containers, and never deletes a backup item.
 */
public final class VaultRemoval {
  private VaultRemoval() {}

  /**
   * Returns the step.
   *
   * @param azure connection to Azure Resource Manager
   * @param name name of the step
   * @param after names of the removal steps that come before
   */
  public static Step step(AzureConnection azure, String name, Set<String> after) {
    RemovableType type =
        RemovableType.of(ArmTypes.VAULT)
            .usedBy((context, vault, live, since) -> use(azure, context, vault, since));
    return new ResourceRemovalStep(azure, name, after, type);
  }

  private static ResourceUse use(
      AzureConnection azure, StepContext context, AzureResource vault, Instant since) {
    ResourceUse items =
        holds(
            azure,
            context,
            ResourceId.parse(vault.getId()).with("backupProtectedItems"),
            since,
            "it protects items of others");
    return items instanceof ResourceUse.Unused
        ? holds(
            azure,
            context,
            ResourceId.parse(vault.getId()).with("backupProtectionContainers"),
            since,
            "containers are registered with it")
        : items;
  }

  private static ResourceUse holds(
      AzureConnection azure, StepContext context, ResourceId list, Instant since, String why) {
    return azure
        .listings()
        .look(list, ArmTypes.VAULT.apiVersion(), since, context.now())
        .use(items -> items.isEmpty() ? Optional.empty() : Optional.of(why));
  }
}
