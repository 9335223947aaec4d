package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The storage settings of a vault: operations {@code BackupResourceStorageConfigsNonCRR_Get} and
 * {@code _Update}. They are an older way to set the redundancy. The vault shows the same value.
 */
final class StorageConfigType extends ResourceType {

  private static final Set<String> TYPES =
      Set.of("LocallyRedundant", "ZoneRedundant", "GeoRedundant");

  private final ResourceDirectory directory;

  StorageConfigType(ResourceDirectory directory) {
    super(
        TypeDeclaration.single(
                "Microsoft.RecoveryServices/vaults/backupstorageconfig",
                VaultType.PATTERN + "/backupstorageconfig/{config}",
                "vaultstorageconfig")
            .methods(List.of("PUT"))
            .stateless());
    this.directory = directory;
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
    return document(
        asked,
        Boolean.parseBoolean(
            Json.text(change.body(), "/properties/crossRegionRestoreFlag", "false")));
  }

  @Override
  public void updated(Resource config) {
    ResourceId vault = config.id().parent();
    if (vault != null) {
      String redundancy = config.properties().path("storageModelType").asString();
      directory.modify(
          vault,
          found ->
              Json.child(found.properties(), "redundancySettings")
                  .put("standardTierStorageRedundancy", redundancy));
    }
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
