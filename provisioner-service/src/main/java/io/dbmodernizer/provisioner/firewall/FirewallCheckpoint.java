package io.dbmodernizer.provisioner.firewall;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rules a migration has written so far, one a line: {@code +name} created, {@code ~name}
 * changed. A line break cannot be part of a rule's name.
 */
final class FirewallCheckpoint {
  private static final char CREATED = '+';
  private static final char CHANGED = '~';

  private final Map<String, Boolean> createdByName;

  private FirewallCheckpoint(Map<String, Boolean> createdByName) {
    this.createdByName = createdByName;
  }

  static FirewallCheckpoint parse(String text) {
    Map<String, Boolean> written = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isEmpty())
        .forEach(line -> written.put(line.substring(1), line.charAt(0) == CREATED));
    return new FirewallCheckpoint(written);
  }

  FirewallCheckpoint with(String name, boolean created) {
    Map<String, Boolean> written = new LinkedHashMap<>(createdByName);
    written.put(name.toLowerCase(Locale.ROOT), created);
    return new FirewallCheckpoint(written);
  }

  boolean hasWritten(String name) {
    return createdByName.containsKey(name.toLowerCase(Locale.ROOT));
  }

  boolean hasCreated(String name) {
    return createdByName.getOrDefault(name.toLowerCase(Locale.ROOT), false);
  }

  boolean isEmpty() {
    return createdByName.isEmpty();
  }

  int size() {
    return createdByName.size();
  }

  @Override
  public String toString() {
    return createdByName.entrySet().stream()
        .map(e -> (e.getValue() ? CREATED : CHANGED) + e.getKey())
        .collect(Collectors.joining("\n"));
  }
}
