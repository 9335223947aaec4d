package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import java.time.InstantSource;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Blob containers: operations {@code BlobContainers_Create}, {@code _Get}, {@code _Update}, {@code
 * _Delete} and {@code _List}.
 */
final class BlobContainerType extends ResourceType {

  private static final Set<String> ACCESS = Set.of("None", "Blob", "Container");

  private final InstantSource clock;

  BlobContainerType(InstantSource clock) {
    super(
        TypeDeclaration.of(
                "Microsoft.Storage/storageAccounts/blobServices/containers",
                BlobServiceType.PATTERN + "/containers/{container}",
                NameRule.of(
                    "(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*|\\$root|\\$web",
                    "InvalidResourceName",
                    "A container's name has 3 to 63 lower-case letters, digits or single '-'."))
            .stateless());
    this.clock = clock;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String access =
        Json.text(
            change.body(),
            "/properties/publicAccess",
            change.existing("/properties/publicAccess", "None"));
    if (!ACCESS.contains(access)) {
      throw ArmException.badRequest(
          "InvalidValuesForRequestParameters",
          "publicAccess '%s' is invalid. Accepted: %s.".formatted(access, ACCESS));
    }
    ObjectNode document = change.document(null);
    ObjectNode properties = Json.child(document, "properties");
    properties.put("publicAccess", access);
    properties.put("leaseStatus", "Unlocked").put("leaseState", "Available");
    properties.put("hasImmutabilityPolicy", false).put("hasLegalHold", false);
    properties.put("lastModifiedTime", clock.instant().toString());
    return document;
  }
}
