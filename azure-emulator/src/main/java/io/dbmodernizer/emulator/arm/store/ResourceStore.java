package io.dbmodernizer.emulator.arm.store;

import io.dbmodernizer.emulator.arm.call.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store of the emulator's state: ordered maps of text in one file, or in memory without a data
 * folder. One of the maps holds the resources by {@link ResourceId#key()}. Safe for use by several
 * threads. {@code ResourceController} locks where two calls have to be consistent.
 */
public final class ResourceStore implements AutoCloseable {

  private static final String ID = "id";

  private final MVStore store;
  private final MVMap<String, String> resources;

  private ResourceStore(@Nullable Path file) {
    this.store =
        new MVStore.Builder()
            .fileName(file == null ? null : file.toString())
            .cacheSize(4)
            .autoCommitDisabled()
            .open();
    this.resources = store.openMap("resources");
  }

  /** Opens a store in memory. Its content is lost when it is closed. */
  public static ResourceStore inMemory() {
    return new ResourceStore(null);
  }

  /** Opens a store in a file. Creates the file if it is missing. */
  public static ResourceStore inFile(Path file) {
    return new ResourceStore(file);
  }

  /** Returns another map of the store, for state that is not a resource. */
  public MVMap<String, String> map(String name) {
    return store.openMap(name);
  }

  /** Returns a resource, empty if it is not stored. */
  public Optional<Resource> find(ResourceId id) {
    return Optional.ofNullable(resources.get(id.key())).map(ResourceStore::read);
  }

  /** Adds or replaces a resource. Removes the secrets from its document before. */
  public void put(Resource resource) {
    SecretProperties.removeFrom(resource.id(), resource.body());
    resources.put(resource.id().key(), Json.write(resource.body()));
    commit();
  }

  /** Removes a resource. Does nothing if it is not stored. */
  public void remove(ResourceId id) {
    resources.remove(id.key());
    commit();
  }

  /** Returns the resources below an id at any depth, ordered by id. */
  public List<Resource> within(ResourceId ancestor) {
    String prefix = ancestor.key() + "/";
    List<Resource> found = new ArrayList<>();
    Iterator<String> keys = resources.keyIterator(prefix);
    while (keys.hasNext()) {
      String key = keys.next();
      if (!key.startsWith(prefix)) {
        break;
      }
      String body = resources.get(key);
      if (body != null) {
        found.add(read(body));
      }
    }
    return found;
  }

  /**
   * Returns the resources of a type in all subscriptions, ordered by id.
   *
   * @param type name of the type in lower case
   */
  public List<Resource> ofType(String type) {
    return resources.values().stream()
        .map(ResourceStore::read)
        .filter(resource -> resource.id().type().equals(type))
        .toList();
  }

  /** Returns all resources, ordered by id. */
  public List<Resource> all() {
    return resources.values().stream().map(ResourceStore::read).toList();
  }

  /** Makes all changes so far durable. */
  public void commit() {
    store.commit();
  }

  private static Resource read(String text) {
    ObjectNode body = Json.parseObject(text);
    return new Resource(new ResourceId(Json.text(body, "/" + ID, "")), body);
  }

  @Override
  public void close() {
    store.close();
  }
}
