package io.dbmodernizer.backup.vault;

import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.RemovableType;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceRemovalStep;
import io.dbmodernizer.runtime.step.Step;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Removes the vault if this migration created it and nobody has put anything into it. An empty
 * vault goes at once, whatever its soft-delete setting; one with protected items or registered
 * containers is kept, and no backup item is ever deleted.
 */
public final class VaultRemoval {
  private VaultRemoval() {}

  /**
   * @param azure the way to Resource Manager
   * @param name name of the step
   * @param after names of the removal steps that come before
   */
  public static Step step(AzureConnection azure, String name, Set<String> after) {
    RemovableType type =
        RemovableType.tagged(Vault.TYPE, "Recovery Services vault", Vault.API_VERSION)
            .guardedBy(
                (context, resource, live) ->
                    inUse(azure.rest(), ResourceId.parse(resource.getId())));
    return new ResourceRemovalStep(azure, name, after, type);
  }

  private static Optional<String> inUse(ArmRest rest, ResourceId vault) {
    if (holds(rest, vault.with("backupProtectedItems"))) {
      return Optional.of("it protects items that others have put into it");
    }
    return holds(rest, vault.with("backupProtectionContainers"))
        ? Optional.of("containers are registered with it")
        : Optional.empty();
  }

  private static boolean holds(ArmRest rest, ResourceId list) {
    JsonNode items =
        rest.get(list.toString(), Vault.API_VERSION)
            .map(ArmResponse::body)
            .map(body -> body.path("value"))
            .orElse(null);
    return items != null && !items.isEmpty();
  }
}
