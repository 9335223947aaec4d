package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The linked services with their secrets. Only here, in memory, are they: after a restart of the
 * emulator a linked service has to be put again.
 */
final class LinkedServiceSecrets {

  private final Map<String, ObjectNode> services = new ConcurrentHashMap<>();

  void put(ResourceId service, ObjectNode properties) {
    services.put(service.key(), properties);
  }

  Optional<ObjectNode> find(ResourceId service) {
    return Optional.ofNullable(services.get(service.key()));
  }

  void remove(ResourceId service) {
    services.remove(service.key());
  }
}
