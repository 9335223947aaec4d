package io.dbmodernizer.cli.copy;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import io.dbmodernizer.datamover.chunk.ChunkConsistency;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import io.dbmodernizer.datamover.wholecopy.TableProgress;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport;

/** The report of a copy for people. */
public final class CopyText {

  private final WholeCopyReport report;
  private final Terminal terminal;

  /**
   * Creates the text.
   *
   * @param report the copy
   * @param terminal the terminal
   */
  public CopyText(WholeCopyReport report, Terminal terminal) {
    this.report = report;
    this.terminal = terminal;
  }

  /**
   * Prints the report, the result last.
   *
   * @param again the command that continues the copy
   */
  public void print(String again) {
    if (!report.tables().isEmpty()) {
      TextTable table = new TextTable("table", ">rows", ">bytes", "state");
      for (TableProgress one : report.tables()) {
        table.row(
            one.table().toString(),
            Amounts.number(one.rows()),
            Amounts.bytes(one.bytes()),
            one.complete() ? "copied" : CopyTexts.table(one));
      }
      table.print(terminal);
      terminal.out().println();
    }
    report
        .failures()
        .forEach(
            failure ->
                terminal.say(
                    Style.BAD,
                    "not copied: "
                        + failure.table()
                        + ", "
                        + failure.part()
                        + ": "
                        + failure.message()));
    report
        .setAside()
        .forEach(
            rows ->
                terminal.say(
                    Style.BAD,
                    "set aside: %s rows of %s, in table %s of the target"
                        .formatted(Amounts.number(rows.rows()), rows.table(), SetAsideTable.NAME)));
    report
        .notEnforced()
        .forEach(name -> terminal.say(Style.BAD, "rows violate the constraint " + name));
    ReadConsistency consistency = report.consistency();
    if (consistency != null) {
      terminal.say(Style.DIM, "consistency: " + ChunkConsistency.inWords(consistency));
    }
    printResult(again);
  }

  private void printResult(String again) {
    long rows = report.tables().stream().mapToLong(TableProgress::rows).sum();
    long millis = Math.max(1, report.duration().toMillis());
    switch (report.ending()) {
      case COMPLETE ->
          terminal.say(
              Style.GOOD,
              "COPIED: %s rows of %d tables; this run sent %s rows in %s, %s rows/s"
                  .formatted(
                      Amounts.number(rows),
                      report.tables().size(),
                      Amounts.number(report.rowsSent()),
                      Amounts.time(report.duration()),
                      Amounts.number(1_000 * report.rowsSent() / millis)));
      case INCOMPLETE -> {
        terminal.say(
            Style.BAD,
            "INCOMPLETE: all other rows are on the target, foreign keys are suspended. Remove the"
                + " causes, then try the rest again:");
        terminal.out().println("  " + again);
      }
      case SUPERSEDED ->
          terminal.say(
              Style.WAITING, "ENDED ELSEWHERE: another process has completed or removed this copy");
    }
  }
}
