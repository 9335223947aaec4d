package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceType;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Recovery Services vaults. */
final class VaultType extends ResourceType {

  static final Polling CREATION = Polling.provisioningState(Duration.ofSeconds(30));
  static final Polling DELETION =
      Polling.location(
          Duration.ofSeconds(20),
          "/subscriptions/{subscription}/providers/Microsoft.RecoveryServices/locations/{location}/operationResults/{operation}");

  /** Since this version a deletion is long-running. */
  private static final String LONG_RUNNING_DELETION = "2024-04-01";

  private static final Set<String> SKUS = Set.of("RS0", "Standard");

  VaultType() {
    super(
        "Microsoft.RecoveryServices/vaults",
        GROUP + "/providers/Microsoft.RecoveryServices/vaults/{vault}",
        NameRule.of(
            "[A-Za-z][A-Za-z0-9-]{1,49}",
            "InvalidResourceName",
            "A vault's name has 2 to 50 letters, digits or '-' and starts with a letter."));
  }

  @Override
  public Polling creation(String apiVersion) {
    return CREATION;
  }

  @Override
  public Polling deletion(String apiVersion) {
    return apiVersion.compareTo(LONG_RUNNING_DELETION) < 0 ? Polling.none() : DELETION;
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
      for (String name : Set.of("publicNetworkAccess", "redundancySettings", "securitySettings")) {
        if (asked.has(name)) {
          properties.set(name, asked.get(name).deepCopy());
        }
      }
    }
    return document;
  }
}
