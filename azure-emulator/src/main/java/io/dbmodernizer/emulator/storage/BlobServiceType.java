package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blob service of a storage account: operations {@code BlobServices_GetServiceProperties} and
 * {@code BlobServices_SetServiceProperties}. Every account has one.
 */
final class BlobServiceType extends ResourceType {

  static final String PATTERN = StorageAccountType.PATTERN + "/blobServices/{service}";

  BlobServiceType() {
    super(
        TypeDeclaration.single("Microsoft.Storage/storageAccounts/blobServices", PATTERN, "default")
            .methods(List.of("PUT"))
            .stateless());
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return Json.object(
        document ->
            document
                .putObject("properties")
                .putObject("deleteRetentionPolicy")
                .put("enabled", false));
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = implicitDocument(change.id());
    if (change.body().get("properties") instanceof ObjectNode asked) {
      Json.merge(Json.child(document, "properties"), asked);
    }
    return document;
  }
}
