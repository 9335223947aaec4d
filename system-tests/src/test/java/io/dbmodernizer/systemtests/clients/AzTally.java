package io.dbmodernizer.systemtests.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the commands of a script, by section. */
final class AzTally {

  private final List<Row> rows = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * Adds a command.
   *
   * @param faults what is wrong with its answer, empty if nothing
   */
  void add(AzCommand command, Answer answer, List<String> faults) {
    Verdict verdict =
        !faults.isEmpty()
            ? Verdict.WRONG
            : command.notEmulated() ? Verdict.NOT_EMULATED : Verdict.RIGHT;
    rows.add(new Row(command, verdict));
    if (!faults.isEmpty()) {
      wrong.add(
          "%s: %s; exit %d, printed '%s', said '%s'"
              .formatted(
                  command.text(),
                  String.join(", ", faults),
                  answer.exit(),
                  answer.text(),
                  answer.err().strip()));
    }
  }

  /** The commands whose answers were not as expected, with what was wrong. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** How many commands were answered so. */
  long count(Verdict verdict) {
    return count(rows, verdict);
  }

  /** A line for each command. */
  List<String> lines() {
    return rows.stream()
        .map(row -> "%-12s %s".formatted(row.verdict().words, row.command().text()))
        .toList();
  }

  /** The table: a line for each section and one for all. */
  List<String> table() {
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    rows.forEach(
        row ->
            sections.computeIfAbsent(row.command().section(), name -> new ArrayList<>()).add(row));
    List<String> lines = new ArrayList<>();
    lines.add("%-30s %6s %12s %6s".formatted("az commands", "right", "NotEmulated", "wrong"));
    sections.forEach((section, own) -> lines.add(line(section, own)));
    lines.add(line("all", rows));
    return lines;
  }

  private static String line(String name, List<Row> rows) {
    return "%-30s %6d %12d %6d"
        .formatted(
            name,
            count(rows, Verdict.RIGHT),
            count(rows, Verdict.NOT_EMULATED),
            count(rows, Verdict.WRONG));
  }

  private static long count(List<Row> rows, Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  private record Row(AzCommand command, Verdict verdict) {}

  /** How a command was answered. */
  enum Verdict {
    RIGHT("right"),
    NOT_EMULATED("not emulated"),
    WRONG("WRONG");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }
  }
}
