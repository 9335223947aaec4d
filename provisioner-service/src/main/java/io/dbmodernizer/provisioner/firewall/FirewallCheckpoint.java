package io.dbmodernizer.provisioner.firewall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a migration has done about rules so far, one a line: {@code ?name} missing and to be
 * created, {@code +name} created, {@code ~name} changed. A line break cannot be part of a rule's
 * name.
 */
final class FirewallCheckpoint {
  private static final char INTENDED = '?';
  private static final char CREATED = '+';
  private static final char CHANGED = '~';

  private final Map<String, Character> doneByName;

  private FirewallCheckpoint(Map<String, Character> doneByName) {
    this.doneByName = doneByName;
  }

  static FirewallCheckpoint parse(String text) {
    Map<String, Character> done = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isEmpty())
        .forEach(line -> done.put(line.substring(1), line.charAt(0)));
    return new FirewallCheckpoint(done);
  }

  /** With rules that are missing and to be created. */
  FirewallCheckpoint withIntended(List<String> names) {
    Map<String, Character> done = new LinkedHashMap<>(doneByName);
    names.forEach(name -> done.put(key(name), INTENDED));
    return new FirewallCheckpoint(done);
  }

  /** With a rule that was written. */
  FirewallCheckpoint with(String name, boolean created) {
    Map<String, Character> done = new LinkedHashMap<>(doneByName);
    done.put(key(name), created ? CREATED : CHANGED);
    return new FirewallCheckpoint(done);
  }

  /** Whether the rule was written, as far as an answer to the write has come. */
  boolean hasWritten(String name) {
    return is(name, CREATED) || is(name, CHANGED);
  }

  /** Whether the rule was found missing and noted before the write. */
  boolean knows(String name) {
    return doneByName.containsKey(key(name));
  }

  /** Whether the rule, if it exists, exists because of this migration. */
  boolean hasCreated(String name) {
    return is(name, CREATED) || is(name, INTENDED);
  }

  boolean isEmpty() {
    return doneByName.isEmpty();
  }

  int size() {
    return doneByName.size();
  }

  private boolean is(String name, char what) {
    return doneByName.getOrDefault(key(name), ' ') == what;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return doneByName.entrySet().stream()
        .map(e -> e.getValue() + e.getKey())
        .collect(Collectors.joining("\n"));
  }
}
