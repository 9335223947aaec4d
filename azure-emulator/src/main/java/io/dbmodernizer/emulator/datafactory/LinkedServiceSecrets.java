package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of linked services with their secrets. They are in memory only. After a restart of
 * the emulator, write a linked service again.
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
