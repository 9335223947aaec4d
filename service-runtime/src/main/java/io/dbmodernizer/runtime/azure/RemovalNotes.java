package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a removal step remembers from run to run, so that nothing is read twice: resources by their
 * place in the stage's list, which does not change during a removal.
 *
 * @param decided which are removed or kept
 * @param pending which one the operation under way removes or hands over; -1 for none
 * @param releasing whether that operation hands over instead of removing
 * @param since when it was first asked who uses a shared one; null before
 */
record RemovalNotes(
    SortedSet<Integer> decided, int pending, boolean releasing, @Nullable Instant since) {
  private static final int NONE = -1;

  static RemovalNotes of(StepContext context) {
    Map<String, String> values = new HashMap<>();
    for (String part : context.checkpoint().split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    String decided = values.getOrDefault("decided", "");
    String since = values.getOrDefault("since", "");
    return new RemovalNotes(
        Arrays.stream(decided.split(","))
            .filter(number -> !number.isEmpty())
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new)),
        Integer.parseInt(values.getOrDefault("pending", Integer.toString(NONE))),
        Boolean.parseBoolean(values.getOrDefault("releasing", "false")),
        since.isEmpty() ? null : Instant.parse(since));
  }

  RemovalNotes withDecided(int index) {
    SortedSet<Integer> more = new TreeSet<>(decided);
    more.add(index);
    return new RemovalNotes(more, NONE, false, since);
  }

  RemovalNotes removing(int index) {
    return new RemovalNotes(decided, index, false, since);
  }

  /** What was known of its use before counts no more: the question is asked anew afterwards. */
  RemovalNotes handingOver(int index) {
    return new RemovalNotes(decided, index, true, null);
  }

  RemovalNotes askedSince(Instant when) {
    return new RemovalNotes(decided, pending, releasing, since == null ? when : since);
  }

  /** After the operation that was under way has succeeded. */
  RemovalNotes settled() {
    return pending == NONE || releasing
        ? new RemovalNotes(decided, NONE, false, since)
        : withDecided(pending);
  }

  String text() {
    return "decided="
        + decided.stream().map(String::valueOf).collect(Collectors.joining(","))
        + ";pending="
        + pending
        + ";releasing="
        + releasing
        + (since == null ? "" : ";since=" + since);
  }
}
