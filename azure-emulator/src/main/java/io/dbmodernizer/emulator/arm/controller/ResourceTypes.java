package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The resource types of all providers. */
final class ResourceTypes {

  private final Map<String, ResourceType> types = new ConcurrentHashMap<>();

  void add(List<ResourceType> more) {
    more.forEach(type -> types.put(type.key(), type));
  }

  Collection<ResourceType> all() {
    return List.copyOf(types.values());
  }

  /** Returns a type by its name in lower case, null if no provider has it. */
  @Nullable ResourceType find(String key) {
    return types.get(key);
  }

  /**
   * Returns the type of a stored resource.
   *
   * @throws IllegalStateException if no provider has the type
   */
  ResourceType of(ResourceId id) {
    ResourceType type = types.get(id.type());
    if (type == null) {
      throw new IllegalStateException("no provider has the type " + id.type());
    }
    return type;
  }
}
