package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The older way to set a vault's redundancy; what is written here the vault itself shows too. */
final class StorageConfigType extends StatelessResourceType {

  private static final Set<String> TYPES =
      Set.of("LocallyRedundant", "ZoneRedundant", "GeoRedundant");

  private final ResourceDirectory directory;

  StorageConfigType(ResourceDirectory directory) {
    super(
        "Microsoft.RecoveryServices/vaults/backupstorageconfig",
        VaultType.PATTERN + "/backupstorageconfig/{config}",
        NameRule.only("vaultstorageconfig"));
    this.directory = directory;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT");
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public String implicitName() {
    return "vaultstorageconfig";
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document(redundancyOf(id), false);
  }

  private String redundancyOf(ResourceId config) {
    ResourceId vault = config.parent();
    return vault == null
        ? ""
        : directory
            .find(vault)
            .map(found -> Json.text(found.body(), VaultType.REDUNDANCY, "GeoRedundant"))
            .orElse("");
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String current = redundancyOf(change.id());
    String asked =
        Json.text(
            change.request().bodyOrEmpty(),
            "/properties/storageModelType",
            Json.text(change.request().bodyOrEmpty(), "/properties/storageType", current));
    if (!TYPES.contains(asked)) {
      throw ArmException.badRequest(
          "BMSUserErrorInvalidInput",
          "Storage type '%s' is invalid. Accepted: %s.".formatted(asked, TYPES));
    }
    ResourceId vault = change.id().parent();
    if (vault != null) {
      directory.modify(vault, found -> setRedundancy(found, asked));
    }
    return document(
        asked,
        Boolean.parseBoolean(
            Json.text(change.body(), "/properties/crossRegionRestoreFlag", "false")));
  }

  private static void setRedundancy(Resource vault, String redundancy) {
    Json.child(vault.properties(), "redundancySettings")
        .put("standardTierStorageRedundancy", redundancy);
  }

  private static ObjectNode document(String redundancy, boolean crossRegionRestore) {
    return Json.object(
        document ->
            document
                .putObject("properties")
                .put("storageModelType", redundancy)
                .put("storageType", redundancy)
                .put("storageTypeState", "Unlocked")
                .put("crossRegionRestoreFlag", crossRegionRestore)
                .put("dedupState", "Disabled")
                .put("xcoolState", "Disabled"));
  }
}
