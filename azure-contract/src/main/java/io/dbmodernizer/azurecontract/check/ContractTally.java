package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.spec.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Adds up verdicts and says them in plain lines. Equal violations are told once, with a number. */
public final class ContractTally {

  private static final Pattern NAME_AFTER_TYPE =
      Pattern.compile("(?<=/)(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  private int described;
  private int otherVersion;
  private int followed;
  private int undescribed;
  private int faults;
  private int refused;
  private final Set<String> operations = new TreeSet<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, Integer> withoutFile = new TreeMap<>();
  private final Map<String, Integer> notes = new TreeMap<>();
  private final Map<String, Occurrence> violations = new TreeMap<>();
  private final Deviations explained;

  private record Occurrence(int count, Exchange.Place first) {}

  /**
   * @param explained the violations that do not count
   */
  public ContractTally(Deviations explained) {
    this.explained = explained;
  }

  /**
   * Adds a verdict.
   *
   * @param exchange what was judged
   * @param verdict the judgement
   * @param mayBeWrong whether the requests of this recording are wrong on purpose, so that a wrong
   *     one counts as in order when it was refused
   */
  public void add(Exchange exchange, Verdict verdict, boolean mayBeWrong) {
    if (exchange.faulty()) {
      faults++;
    }
    if (verdict instanceof Verdict.Described it) {
      addDescribed(exchange, it, mayBeWrong);
    } else if (verdict instanceof Verdict.Followed it) {
      followed++;
      String place = "following " + it.origin().split(" ", 2)[0];
      it.findings().forEach(finding -> add(place, place, finding, exchange));
    } else {
      undescribed++;
      withoutFile.merge(generalised(exchange), 1, Integer::sum);
    }
  }

  private void addDescribed(Exchange exchange, Verdict.Described it, boolean mayBeWrong) {
    Operation operation = it.operation();
    described++;
    operations.add(operation.key());
    if (!it.sameVersion()) {
      otherVersion++;
      versions.merge(
          "%s %s by %s".formatted(operation.id(), exchange.apiVersion(), operation.version()),
          1,
          Integer::sum);
    }
    boolean excused =
        mayBeWrong
            && exchange.status() >= 400
            && it.findings().stream().anyMatch(ContractTally::wrongRequest);
    if (excused) {
      refused++;
    }
    it.findings().stream()
        .filter(finding -> !(excused && wrongRequest(finding)))
        .forEach(finding -> add(operation.id(), operation.toString(), finding, exchange));
  }

  private static boolean wrongRequest(Finding finding) {
    return finding.side() == Side.REQUEST && finding.isViolation();
  }

  private void add(String id, String operation, Finding finding, Exchange exchange) {
    String line = operation + " " + finding;
    if (finding.isViolation() && !explained.explain(id, finding)) {
      violations.merge(
          line,
          new Occurrence(1, exchange.place()),
          (known, more) -> new Occurrence(known.count() + 1, known.first()));
    } else if (!finding.isViolation()) {
      notes.merge(line, 1, Integer::sum);
    }
  }

  /** Exchanges that a file describes. */
  public int described() {
    return described;
  }

  /** Distinct violations, each with its number and where it was first recorded. */
  public List<String> violations() {
    return violations.entrySet().stream()
        .map(
            entry ->
                "%s [%d times, first %s]"
                    .formatted(entry.getKey(), entry.getValue().count(), entry.getValue().first()))
        .toList();
  }

  /** The figures, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("exchanges validated: " + described);
    lines.add("operations covered (method and path): " + operations.size());
    lines.add("validated against another version: " + otherVersion);
    addAll(lines, versions);
    lines.add("exchanges that followed a running operation: " + followed);
    lines.add("wrong on purpose and refused: " + refused);
    lines.add("exchanges with injected faults (answers skipped): " + faults);
    lines.add(
        "exchanges without a file: %d, of %d operations"
            .formatted(undescribed, withoutFile.size()));
    addAll(lines, withoutFile);
    lines.add("noted: " + notes.values().stream().mapToInt(Integer::intValue).sum());
    addAll(lines, notes);
    lines.add("violations explained: " + explained.met().size());
    explained.met().forEach((what, reason) -> lines.add("         " + what + ": " + reason));
    lines.add("violations: " + violations.size());
    return lines;
  }

  private static void addAll(List<String> lines, Map<String, Integer> counts) {
    counts.forEach((what, count) -> lines.add("  %5d  %s".formatted(count, what)));
  }

  /** The exchange's method and path without the names that differ from run to run. */
  private static String generalised(Exchange exchange) {
    String path = exchange.path();
    String namesOff =
        path.replaceAll("(?i)(/subscriptions|/resourceGroups|/locations)/[^/]+", "$1/{}");
    StringBuilder general = new StringBuilder();
    boolean provider = false;
    int sinceProvider = 0;
    for (String segment : namesOff.substring(1).split("/")) {
      if (segment.equalsIgnoreCase("providers")) {
        provider = true;
        sinceProvider = 0;
      } else if (provider) {
        sinceProvider++;
      }
      boolean name = provider && sinceProvider > 1 && sinceProvider % 2 == 1;
      general.append('/').append(name ? "{}" : segment);
    }
    return exchange.method() + " " + NAME_AFTER_TYPE.matcher(general).replaceAll("{}");
  }
}
