package io.dbmodernizer.emulator.integration;

import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;

/**
 * The nodes registered with each self-hosted integration runtime, by the id of the resource that
 * the runtime belongs to: a migration service, or a runtime of a data factory.
 */
public final class IntegrationRuntimes {

  private static final String SEPARATOR = "\n";

  private final ResourceStore store;
  private final MVMap<String, String> nodes;
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  /** Reads what an earlier run of the emulator has stored. */
  public IntegrationRuntimes(ResourceStore store) {
    this.store = store;
    this.nodes = store.map("integration-runtime-nodes");
  }

  /** Returns the names of the nodes in the order of their registration. */
  public synchronized List<String> nodes(ResourceId service) {
    String names = nodes.get(service.key());
    return names == null || names.isEmpty() ? List.of() : List.of(names.split(SEPARATOR));
  }

  /** Registers a node, or starts one that is registered. */
  public synchronized void register(ResourceId service, String node) {
    stopped.remove(service.key() + SEPARATOR + node);
    List<String> names = new ArrayList<>(nodes(service));
    if (!names.contains(node)) {
      names.add(node);
      write(service, names);
    }
  }

  /** Removes a node; returns whether it was registered. */
  public synchronized boolean remove(ResourceId service, String node) {
    List<String> names = new ArrayList<>(nodes(service));
    boolean removed = names.remove(node);
    write(service, names);
    return removed;
  }

  /** Stops a node, which stays registered; a restart of the emulator starts it again. */
  public void stop(ResourceId service, String node) {
    stopped.add(service.key() + SEPARATOR + node);
  }

  /** Returns whether a node runs. */
  public boolean runs(ResourceId service, String node) {
    return !stopped.contains(service.key() + SEPARATOR + node);
  }

  /** Removes all nodes. */
  public synchronized void removeAll(ResourceId service) {
    nodes.remove(service.key());
    store.commit();
  }

  /** Returns whether a node runs. */
  public boolean online(ResourceId service) {
    return nodes(service).stream().anyMatch(node -> runs(service, node));
  }

  /** Returns {@code Online}, {@code Offline} or {@code NeedRegistration}. */
  public String state(ResourceId service) {
    return online(service) ? "Online" : nodes(service).isEmpty() ? "NeedRegistration" : "Offline";
  }

  private void write(ResourceId service, List<String> names) {
    nodes.put(service.key(), String.join(SEPARATOR, names));
    store.commit();
  }
}
