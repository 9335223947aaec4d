package io.dbmodernizer.cli.verify;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The answers of the services as one table. */
public final class VerificationTable {
  private final VerificationReport report;
  private final boolean wide;
  private final TextTable table;

  private VerificationTable(VerificationReport report, boolean wide, String... headings) {
    this.report = report;
    this.wide = wide;
    this.table = new TextTable(wide ? headings : Arrays.copyOf(headings, headings.length - 1));
  }

  /**
   * Returns the table of a verification.
   *
   * @param report the report of a verification
   * @param wide whether the ids of the resources are shown, too
   * @return a table with stage, resource, verdict and differences
   */
  public static VerificationTable ofResources(VerificationReport report, boolean wide) {
    VerificationTable result =
        new VerificationTable(
            report, wide, "stage", "step", "resource", "verdict", "difference", "id");
    report.rows().forEach(row -> result.add(row, row.resourceId()));
    return result;
  }

  /**
   * Returns the table of a preflight.
   *
   * @param report the report of a preflight
   * @param wide whether the remedy has a column of its own, and not a line
   * @return a table with stage, check, subject, outcome, detail and remedy
   */
  public static VerificationTable ofPreflight(VerificationReport report, boolean wide) {
    VerificationTable result =
        new VerificationTable(report, wide, "stage", "check", "what", "outcome", "found", "remedy");
    for (VerificationRow row : report.rows()) {
      result.add(row, row.remedy());
      if (!wide && !row.remedy().isEmpty()) {
        result.continued("remedy: " + row.remedy());
      }
    }
    return result;
  }

  /**
   * Prints the table.
   *
   * @param terminal the terminal
   */
  public void print(Terminal terminal) {
    table.print(terminal);
    terminal.out().println();
  }

  /**
   * Prints the table and a summary below it.
   *
   * @param terminal the terminal
   * @param good the summary if there is no problem
   */
  public void print(Terminal terminal, String good) {
    print(terminal);
    boolean isGood = report.hasNoProblem();
    terminal.say(
        isGood ? Style.GOOD : Style.BAD,
        isGood
            ? good
            : report.problems() + " of " + report.rows().size() + " rows have a problem.");
    terminal.out().flush();
  }

  private void add(VerificationRow row, String last) {
    List<String> found = row.found();
    line(
        row.stage(),
        row.check(),
        row.subject(),
        row.isGood() ? row.outcome().toLowerCase(Locale.ROOT).replace('_', ' ') : row.outcome(),
        found.isEmpty() ? "" : found.get(0),
        last);
    found.stream().skip(1).forEach(this::continued);
  }

  private void continued(String text) {
    line("", "", "", "", text, "");
  }

  private void line(String... cells) {
    List<String> shown = new ArrayList<>(List.of(cells));
    if (!wide) {
      shown.remove(shown.size() - 1);
    }
    table.row(shown.toArray(String[]::new));
  }
}
