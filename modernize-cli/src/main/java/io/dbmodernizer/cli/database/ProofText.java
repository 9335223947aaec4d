package io.dbmodernizer.cli.database;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.proof.Difference;
import io.dbmodernizer.datamover.proof.Differences;
import io.dbmodernizer.datamover.proof.DifferingKey;
import io.dbmodernizer.datamover.proof.KindTotals;
import io.dbmodernizer.datamover.proof.ProofReport;
import io.dbmodernizer.datamover.proof.TableVerdict;
import io.dbmodernizer.datamover.proof.Verdict;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The report of a comparison for people. */
public final class ProofText {

  private final ProofReport report;
  private final Terminal terminal;

  /**
   * Creates the text.
   *
   * @param report the comparison
   * @param terminal the terminal
   */
  public ProofText(ProofReport report, Terminal terminal) {
    this.report = report;
    this.terminal = terminal;
  }

  /** Prints the report, the verdict last. */
  public void print(DatabaseAddress source, DatabaseAddress target) {
    terminal.say(Style.HEADING, "source: " + source);
    terminal.say(Style.HEADING, "target: " + target);
    terminal.out().println();
    list("definitions of " + report.tableCount() + " tables", report.definitions(), "equal");
    printKinds();
    list("other objects", report.objects(), "equal");
    if (report.notCompared().total() > 0) {
      list("not compared", report.notCompared(), "");
    }
    if (report.ignored().total() > 0) {
      list("ignored as requested", report.ignored(), "");
    }
    printRows();
    printVerdict();
  }

  private void list(String what, Differences differences, String none) {
    if (differences.total() == 0) {
      terminal.say(what + ": " + none);
      terminal.out().println();
      return;
    }
    terminal.say(Style.BAD, what + ": " + differences.total());
    TextTable table = new TextTable("kind", "object", "found");
    for (Difference one : differences.first()) {
      table.row(one.kind(), one.object(), one.text());
    }
    table.print(terminal);
    int more = differences.total() - differences.first().size();
    if (more > 0) {
      terminal.say("and " + more + " more");
    }
    terminal.out().println();
  }

  private void printKinds() {
    if (report.kinds().isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            "objects",
            ">in source",
            ">equal",
            ">different",
            ">other state",
            ">missing",
            ">target only",
            ">not compared");
    for (KindTotals kind : report.kinds()) {
      table.row(
          kind.kind().inWords(),
          String.valueOf(kind.inSource()),
          String.valueOf(kind.equal()),
          String.valueOf(kind.different()),
          String.valueOf(kind.inAnotherState()),
          String.valueOf(kind.missing()),
          String.valueOf(kind.onTargetOnly()),
          String.valueOf(kind.notCompared()));
    }
    table.print(terminal);
    terminal.out().println();
  }

  private void printRows() {
    if (report.tables().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("table", ">source rows", ">target rows", "rows");
    for (TableVerdict one : report.tables()) {
      table.row(
          one.table().toString(),
          rows(one.source()),
          rows(one.target()),
          one.verdict() == Verdict.EQUAL ? "equal" : String.join(", ", one.reasons()));
      for (DifferingKey key : one.sample()) {
        table.row("", "", "", "  row " + key.key() + inWords(key));
      }
    }
    table.print(terminal);
    terminal.out().println();
  }

  private static String rows(@Nullable TableDigest digest) {
    return digest == null ? "?" : "%,d".formatted(digest.rows());
  }

  private static String inWords(DifferingKey key) {
    return switch (key.difference()) {
      case MISSING_ON_TARGET -> " is missing on the target";
      case ONLY_ON_TARGET -> " is only on the target";
      case DIFFERENT_VALUES -> " has different values";
    };
  }

  private void printVerdict() {
    String when = "; compared at " + report.comparedAt().truncatedTo(ChronoUnit.SECONDS);
    String rows = report.rowsCompared() ? "" : "; rows were not compared";
    switch (report.verdict()) {
      case EQUAL -> terminal.say(Style.GOOD, "EQUAL" + rows + when);
      case NOT_PROVEN ->
          terminal.say(
              Style.WAITING,
              "NOT PROVEN: equal as far as compared, %d objects and %d tables were not compared"
                      .formatted(report.notCompared().total(), report.count(Verdict.NOT_PROVEN))
                  + rows
                  + when);
      case DIFFERENT ->
          terminal.say(
              Style.BAD,
              "DIFFERENT: %d definitions, %d other objects, rows of %d tables"
                      .formatted(
                          report.definitions().total(),
                          report.objects().total(),
                          report.count(Verdict.DIFFERENT))
                  + rows
                  + when);
    }
  }
}
