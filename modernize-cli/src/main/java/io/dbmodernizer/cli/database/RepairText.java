package io.dbmodernizer.cli.database;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import io.dbmodernizer.datamover.proof.Verdict;
import io.dbmodernizer.datamover.repair.RangeRepair;
import io.dbmodernizer.datamover.repair.RepairReport;
import io.dbmodernizer.datamover.repair.TableRepair;
import java.util.ArrayList;
import java.util.List;

/** The report of a repair for people. */
public final class RepairText {

  private final RepairReport report;
  private final Terminal terminal;

  /**
   * Creates the text.
   *
   * @param report the repair
   * @param terminal the terminal
   */
  public RepairText(RepairReport report, Terminal terminal) {
    this.report = report;
    this.terminal = terminal;
  }

  /** Prints the report, the verdict last. */
  public void print(DatabaseAddress source, DatabaseAddress target) {
    terminal.say(Style.HEADING, "source: " + source);
    terminal.say(Style.HEADING, "target: " + target);
    terminal.out().println();
    if (!report.tables().isEmpty()) {
      TextTable table =
          new TextTable("table", ">ranges", ">rows deleted", ">rows inserted", "rows");
      for (TableRepair one : report.tables()) {
        RangeRepair replaced = one.replaced();
        table.row(
            one.table().toString(),
            one.wholeTable() ? "whole" : "%,d".formatted(replaced.ranges()),
            "%,d".formatted(replaced.deleted()),
            "%,d".formatted(replaced.inserted()),
            inWords(one));
      }
      table.print(terminal);
      terminal.out().println();
    }
    if (report.dryRun()) {
      terminal.say("dry run: nothing was changed");
    }
    report
        .keysNotEnforced()
        .forEach(key -> terminal.say(Style.BAD, "foreign key not enforced: " + key));
    printVerdict();
  }

  private static String inWords(TableRepair table) {
    List<String> texts = new ArrayList<>();
    if (table.verdict() == Verdict.EQUAL) {
      texts.add("equal");
    }
    texts.addAll(table.reasons());
    return String.join(", ", texts);
  }

  private void printVerdict() {
    switch (report.verdict()) {
      case EQUAL -> terminal.say(Style.GOOD, "EQUAL");
      case NOT_PROVEN ->
          terminal.say(
              Style.WAITING,
              "NOT PROVEN: rows of %d tables cannot be compared"
                  .formatted(report.count(Verdict.NOT_PROVEN)));
      case DIFFERENT ->
          terminal.say(
              Style.BAD,
              "DIFFERENT: rows of %d tables".formatted(report.count(Verdict.DIFFERENT))
                  + (report.keysNotEnforced().isEmpty()
                      ? ""
                      : "; foreign keys not enforced: " + report.keysNotEnforced().size()));
    }
  }
}
