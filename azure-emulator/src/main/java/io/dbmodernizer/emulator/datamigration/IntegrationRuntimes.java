package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;

/** The nodes registered with each migration service's integration runtime, by name. */
final class IntegrationRuntimes {

  private static final String SEPARATOR = "\n";

  private final ResourceStore store;
  private final MVMap<String, String> nodes;

  IntegrationRuntimes(ResourceStore store) {
    this.store = store;
    this.nodes = store.map("integration-runtime-nodes");
  }

  synchronized List<String> nodes(ResourceId service) {
    String names = nodes.get(service.key());
    return names == null || names.isEmpty() ? List.of() : List.of(names.split(SEPARATOR));
  }

  /** Registers a node; does nothing if it is registered. */
  synchronized void register(ResourceId service, String node) {
    List<String> names = new ArrayList<>(nodes(service));
    if (!names.contains(node)) {
      names.add(node);
      write(service, names);
    }
  }

  /** Removes a node; returns whether it was registered. */
  synchronized boolean remove(ResourceId service, String node) {
    List<String> names = new ArrayList<>(nodes(service));
    boolean removed = names.remove(node);
    write(service, names);
    return removed;
  }

  synchronized void removeAll(ResourceId service) {
    nodes.remove(service.key());
    store.commit();
  }

  boolean online(ResourceId service) {
    return !nodes(service).isEmpty();
  }

  /** Returns {@code Online} or {@code NeedRegistration}. */
  String state(ResourceId service) {
    return online(service) ? "Online" : "NeedRegistration";
  }

  private void write(ResourceId service, List<String> names) {
    nodes.put(service.key(), String.join(SEPARATOR, names));
    store.commit();
  }
}
