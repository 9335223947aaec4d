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
import tools.jackson.databind.node.ObjectNode;

/**
 * The storage settings of a vault: operations {@code BackupResourceStorageConfigsNonCRR_Get} and
 * {@code _Update}. They are an older way to set the redundancy. The vault shows the same value.
 */
final class StorageConfigType extends ResourceType {

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
    return document(VaultRedundancy.ofConfiguration(directory, id), false);
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String current = VaultRedundancy.ofConfiguration(directory, change.id());
    String asked =
        Json.text(
            change.request().bodyOrEmpty(),
            "/properties/storageModelType",
            Json.text(change.request().bodyOrEmpty(), "/properties/storageType", current));
    if (!VaultRedundancy.VALUES.contains(asked)) {
      throw ArmException.badRequest(
          "BMSUserErrorInvalidInput",
          "Storage type '%s' is invalid. Accepted: %s.".formatted(asked, VaultRedundancy.VALUES));
    }
    return document(
        asked,
        Boolean.parseBoolean(
            Json.text(change.body(), "/properties/crossRegionRestoreFlag", "false")));
  }

  @Override
  public void updated(Resource config) {
    VaultRedundancy.change(
        directory, config.id(), config.properties().path("storageModelType").asString());
  }

  private static ObjectNode document(String redundancy, boolean crossRegionRestore) {
    return Json.object(
        document ->
            VaultRedundancy.show(document.putObject("properties"), redundancy)
                .put("crossRegionRestoreFlag", crossRegionRestore)
                .put("dedupState", "Disabled")
                .put("xcoolState", "Disabled"));
  }
}
