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
  private static final char ROUND = '@';

  private final Map<String, Character> doneByName;
  private final int round;

  private FirewallCheckpoint(Map<String, Character> doneByName, int round) {
    this.doneByName = doneByName;
    this.round = round;
  }

  static FirewallCheckpoint parse(String text) {
    Map<String, Character> done = new LinkedHashMap<>();
    int round = 0;
    for (String line : text.lines().filter(line -> !line.isEmpty()).toList()) {
      if (line.charAt(0) == ROUND) {
        round = Integer.parseInt(line.substring(1));
      } else {
        done.put(line.substring(1), line.charAt(0));
      }
    }
    return new FirewallCheckpoint(done, round);
  }

  /**
   * For a round that a command began: what an earlier one wrote may be written again, and what it
   * created stays this migration's.
   */
  FirewallCheckpoint inRound(int current) {
    if (current == round) {
      return this;
    }
    Map<String, Character> kept = new LinkedHashMap<>();
    doneByName.forEach(
        (name, done) -> {
          if (done != CHANGED) {
            kept.put(name, INTENDED);
          }
        });
    return new FirewallCheckpoint(kept, current);
  }

  /** With rules that are missing and to be created. */
  FirewallCheckpoint withIntended(List<String> names) {
    Map<String, Character> done = new LinkedHashMap<>(doneByName);
    names.forEach(name -> done.put(key(name), INTENDED));
    return new FirewallCheckpoint(done, round);
  }

  /** With a rule that was written; one that was created once stays so. */
  FirewallCheckpoint with(String name, boolean created) {
    Map<String, Character> done = new LinkedHashMap<>(doneByName);
    done.put(key(name), created || hasCreated(name) ? CREATED : CHANGED);
    return new FirewallCheckpoint(done, round);
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
    String rules =
        doneByName.entrySet().stream()
            .map(e -> e.getValue() + e.getKey())
            .collect(Collectors.joining("\n"));
    return round == 0 ? rules : ROUND + Integer.toString(round) + "\n" + rules;
  }
}
