package io.dbmodernizer.systemtests.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to. Each list names what is wrong, one line for each; all are empty in a good
 * run.
 *
 * @param lost migrations without an outcome, or whose rows are not all there
 * @param failed stages that gave up, although everything that was down came back
 * @param doubled outcomes that were published twice, copies begun over a finished one
 * @param orphans what is left in Azure and was not listed as kept
 * @param stuck migrations that neither ended nor moved any more
 * @param differing snapshots that are not what a replay of the events gives
 * @param kept how many things teardowns left because others used them, and said so
 * @param copiedAgain how many copies failed and were tried again without being asked
 * @param aborted how many hanging transactions of Kafka were ended, as an operator would
 * @param events how many events were published
 * @param took how long it took
 */
record Verdict(
    List<String> lost,
    List<String> failed,
    List<String> doubled,
    List<String> orphans,
    List<String> stuck,
    List<String> differing,
    int kept,
    long copiedAgain,
    int aborted,
    int events,
    Duration took) {

  Verdict {
    lost = List.copyOf(lost);
    failed = List.copyOf(failed);
    doubled = List.copyOf(doubled);
    orphans = List.copyOf(orphans);
    stuck = List.copyOf(stuck);
    differing = List.copyOf(differing);
  }

  boolean isGood() {
    return problems().values().stream().allMatch(List::isEmpty);
  }

  /** The lists by their names. */
  Map<String, List<String>> problems() {
    Map<String, List<String>> problems = new LinkedHashMap<>();
    problems.put("lost", lost);
    problems.put("failed", failed);
    problems.put("doubled", doubled);
    problems.put("orphans", orphans);
    problems.put("stuck", stuck);
    problems.put("differing", differing);
    return problems;
  }

  /** The counts in one line. */
  String counts() {
    StringBuilder text = new StringBuilder();
    problems()
        .forEach((name, lines) -> text.append(name).append(' ').append(lines.size()).append(", "));
    return text.append("kept ")
        .append(kept)
        .append(", copies tried again ")
        .append(copiedAgain)
        .append(", hanging transactions ")
        .append(aborted)
        .append(", events ")
        .append(events)
        .append(", ")
        .append(took.toSeconds())
        .append(" s")
        .toString();
  }
}
