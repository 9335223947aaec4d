package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recovery Services vaults: operations {@code Vaults_CreateOrUpdate}, {@code _Get}, {@code
 * _Update}, {@code _Delete} and the lists. A vault with protected items cannot be deleted, and its
 * redundancy cannot be changed.
 */
final class VaultType extends ResourceType {

  static final String PATTERN =
      PathPattern.GROUP + "/providers/Microsoft.RecoveryServices/vaults/{vault}";

  static final Polling CREATION = Polling.provisioningState(Duration.ofSeconds(30));
  static final Polling DELETION =
      Polling.asyncOperationAndLocation(
          Duration.ofSeconds(20),
          PathPattern.GROUP
              + "/providers/Microsoft.RecoveryServices/vaults/{name}/operationStatus/{operation}",
          PathPattern.GROUP
              + "/providers/Microsoft.RecoveryServices/vaults/{name}/operationResults/{operation}");

  /** The first api-version in which a deletion is a long-running operation. */
  private static final String LONG_RUNNING_DELETION = "2024-04-01";

  private static final Set<String> SKUS = Set.of("RS0", "Standard");

  private final ProtectedItems items;

  VaultType(ProtectedItems items) {
    super(
        TypeDeclaration.of(
                "Microsoft.RecoveryServices/vaults",
                PATTERN,
                NameRule.of(
                    "[A-Za-z][A-Za-z0-9-]{1,49}",
                    "InvalidResourceName",
                    "A vault's name has 2 to 50 letters, digits or '-' and starts with a letter."))
            .creating(CREATION)
            .deletingSince(LONG_RUNNING_DELETION, DELETION));
    this.items = items;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String sku = Json.text(change.body(), "/sku/name", change.existing("/sku/name", ""));
    if (!SKUS.contains(sku)) {
      throw ArmException.badRequest(
          "InvalidParameter", "Vault SKU '%s' is invalid. Accepted: %s.".formatted(sku, SKUS));
    }
    ObjectNode document = change.document(change.region(name()));
    document.putObject("sku").put("name", sku).put("tier", "Standard");
    ObjectNode properties = Json.child(document, "properties");
    properties.put("privateEndpointStateForBackup", "None");
    properties.put("privateEndpointStateForSiteRecovery", "None");
    if (change.body().get("properties") instanceof ObjectNode asked) {
      for (String name : Set.of("publicNetworkAccess", "securitySettings")) {
        if (asked.has(name)) {
          properties.set(name, asked.get(name).deepCopy());
        }
      }
    }
    properties
        .putObject("redundancySettings")
        .put("standardTierStorageRedundancy", redundancy(change))
        .put(
            "crossRegionRestore",
            Json.text(
                change.body(), "/properties/redundancySettings/crossRegionRestore", "Disabled"));
    return document;
  }

  private String redundancy(ResourceChange change) {
    String current = change.existing(VaultRedundancy.PROPERTY, VaultRedundancy.DEFAULT);
    String asked = Json.text(change.body(), VaultRedundancy.PROPERTY, current);
    if (!VaultRedundancy.VALUES.contains(asked)) {
      throw ArmException.badRequest(
          "InvalidParameter",
          "Storage redundancy '%s' is invalid. Accepted: %s."
              .formatted(asked, VaultRedundancy.VALUES));
    }
    if (change.existing() != null && !asked.equals(current) && items.anyIn(change.id())) {
      throw ArmException.badRequest(
          "BMSUserErrorVaultStorageTypeLocked",
          "The storage redundancy of vault '%s' cannot be changed because it has protected items."
              .formatted(change.id().name()));
    }
    return asked;
  }

  @Override
  public void checkDelete(Resource vault, ArmRequest request) {
    if (items.anyIn(vault.id())) {
      throw ArmException.badRequest(
          "ServiceResourceNotEmptyWithBackendMessage",
          "Recovery Services vault cannot be deleted as there are existing resources within the vault.");
    }
  }

  @Override
  public void deleted(Resource vault) {
    items.forget(vault.id());
  }
}
