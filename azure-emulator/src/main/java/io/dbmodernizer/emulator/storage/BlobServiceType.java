package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The blob service of an account, which exists without having been created. */
final class BlobServiceType extends StatelessResourceType {

  static final String PATTERN = StorageAccountType.PATTERN + "/blobServices/{service}";

  BlobServiceType() {
    super("Microsoft.Storage/storageAccounts/blobServices", PATTERN, NameRule.only("default"));
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
    return "default";
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
