package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.time.InstantSource;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Blob containers. */
final class BlobContainerType extends StatelessResourceType {

  private static final Set<String> ACCESS = Set.of("None", "Blob", "Container");

  private final InstantSource clock;

  BlobContainerType(InstantSource clock) {
    super(
        "Microsoft.Storage/storageAccounts/blobServices/containers",
        BlobServiceType.PATTERN + "/containers/{container}",
        NameRule.of(
            "(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*|\\$root|\\$web",
            "InvalidResourceName",
            "A container's name has 3 to 63 lower-case letters, digits or single '-'."));
    this.clock = clock;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
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
