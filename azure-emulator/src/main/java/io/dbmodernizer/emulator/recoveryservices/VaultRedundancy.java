package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The redundancy of a vault. The vault holds it; both of its configurations show it as well, under
 * other names.
 */
final class VaultRedundancy {

  /** The property of a vault. */
  static final String PROPERTY = "/properties/redundancySettings/standardTierStorageRedundancy";

  /** The redundancy of a vault whose creator names none. */
  static final String DEFAULT = "GeoRedundant";

  /** All accepted values. */
  static final Set<String> VALUES = Set.of("LocallyRedundant", "ZoneRedundant", "GeoRedundant");

  private static final String SETTINGS = "redundancySettings";
  private static final String IN_SETTINGS = "standardTierStorageRedundancy";

  private VaultRedundancy() {}

  /** Returns the redundancy of the vault that a configuration belongs to, empty without a vault. */
  static String ofConfiguration(ResourceDirectory directory, ResourceId configuration) {
    return Optional.ofNullable(configuration.parent())
        .flatMap(directory::find)
        .map(Resource::body)
        .map(body -> Json.text(body, PROPERTY, DEFAULT))
        .orElse("");
  }

  /** Changes the redundancy of the vault that a configuration belongs to. */
  static void change(ResourceDirectory directory, ResourceId configuration, String redundancy) {
    ResourceId vault = configuration.parent();
    if (vault != null) {
      directory.modify(
          vault, found -> Json.child(found.properties(), SETTINGS).put(IN_SETTINGS, redundancy));
    }
  }

  /** Adds the properties by which a configuration shows the redundancy of its vault. */
  static ObjectNode show(ObjectNode properties, String redundancy) {
    return properties
        .put("storageModelType", redundancy)
        .put("storageType", redundancy)
        .put("storageTypeState", "Unlocked");
  }
}
