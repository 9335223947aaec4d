package io.dbmodernizer.emulator.integration;

import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;

/**
 * The registered nodes of self-hosted integration runtimes. A runtime is named by the id of its
 * resource: a migration service, or an integration runtime of a data factory.
 */
public final class IntegrationRuntimes {

  private static final String SEPARATOR = "\n";

  private final ResourceStore store;
  private final MVMap<String, String> nodes;
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  /** Reads the nodes of a store. All of them run. */
  public IntegrationRuntimes(ResourceStore store) {
    this.store = store;
    this.nodes = store.map("integration-runtime-nodes");
  }

  /** Returns the names of a runtime's nodes in the order of their registration. */
  public synchronized List<String> nodes(ResourceId service) {
    String names = nodes.get(service.key());
    return names == null || names.isEmpty() ? List.of() : List.of(names.split(SEPARATOR));
  }

  /** Registers a node. Starts it if it is registered already. */
  public synchronized void register(ResourceId service, String node) {
    stopped.remove(service.key() + SEPARATOR + node);
    List<String> names = new ArrayList<>(nodes(service));
    if (!names.contains(node)) {
      names.add(node);
      write(service, names);
    }
  }

  /** Removes a node. Returns false if it was not registered. */
  public synchronized boolean remove(ResourceId service, String node) {
    List<String> names = new ArrayList<>(nodes(service));
    boolean removed = names.remove(node);
    write(service, names);
    return removed;
  }

  /** Stops a node. It stays registered. A restart of the emulator starts it again. */
  public void stop(ResourceId service, String node) {
    stopped.add(service.key() + SEPARATOR + node);
  }

  /** Returns true unless a node was stopped. */
  public boolean runs(ResourceId service, String node) {
    return !stopped.contains(service.key() + SEPARATOR + node);
  }

  /** Removes all nodes of a runtime. */
  public synchronized void removeAll(ResourceId service) {
    nodes.remove(service.key());
    store.commit();
  }

  /** Returns true if at least one node of a runtime runs. */
  public boolean online(ResourceId service) {
    return nodes(service).stream().anyMatch(node -> runs(service, node));
  }

  /**
   * Returns the state of a runtime: {@code Online}, {@code Offline}, or {@code NeedRegistration}
   * without nodes.
   */
  public String state(ResourceId service) {
    return online(service) ? "Online" : nodes(service).isEmpty() ? "NeedRegistration" : "Offline";
  }

  private void write(ResourceId service, List<String> names) {
    nodes.put(service.key(), String.join(SEPARATOR, names));
    store.commit();
  }
}
