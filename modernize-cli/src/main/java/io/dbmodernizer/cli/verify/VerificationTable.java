package io.dbmodernizer.cli.verify;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The answers of the services as one table. A service without an answer has one row. */
public final class VerificationTable {

  private static final Set<String> GOOD = Set.of("MATCHES", "PASSED", "NOT_APPLICABLE");

  private final TextTable table;
  private int rows;
  private int bad;

  private VerificationTable(TextTable table) {
    this.table = table;
  }

  /**
   * Returns the table of a verification.
   *
   * @param answers answers to {@code POST /verification}
   * @return a table with stage, resource, verdict and differences
   */
  public static VerificationTable ofResources(List<ServiceAnswer> answers) {
    VerificationTable result =
        new VerificationTable(new TextTable("stage", "step", "resource", "verdict", "difference"));
    for (ServiceAnswer answer : answers) {
      JsonNode report = answer.report();
      if (report == null) {
        result.add("UNKNOWN", answer.service(), "", "all of this stage", answer.problem());
        continue;
      }
      for (JsonNode row : report.path("rows")) {
        result.addDetailed(answer.service(), row);
      }
    }
    return result;
  }

  /**
   * Returns the table of a preflight.
   *
   * @param answers answers to {@code POST /preflight}
   * @return a table with stage, check, subject, outcome and detail
   */
  public static VerificationTable ofPreflight(List<ServiceAnswer> answers) {
    VerificationTable result =
        new VerificationTable(new TextTable("stage", "check", "what", "outcome", "found"));
    for (ServiceAnswer answer : answers) {
      JsonNode report = answer.report();
      if (report == null) {
        result.add("UNKNOWN", answer.service(), "", "all of this stage", answer.problem());
        continue;
      }
      for (JsonNode row : report.path("rows")) {
        String outcome = text(row, "outcome");
        result.add(
            outcome,
            answer.service(),
            text(row, "check"),
            text(row, "subject"),
            text(row, "message"));
        String remedy = text(row, "remedy");
        if (!remedy.isEmpty()) {
          result.table.row("", "", "", "", "remedy: " + remedy);
        }
      }
    }
    return result;
  }

  /**
   * Returns whether every check was possible and none found a problem.
   *
   * @return true if there is no problem
   */
  public boolean hasNoProblem() {
    return bad == 0 && rows > 0;
  }

  /**
   * Prints the table and a summary below it.
   *
   * @param terminal the terminal
   * @param good the summary if there is no problem
   */
  public void print(Terminal terminal, String good) {
    table.print(terminal);
    terminal.out().println();
    terminal.say(
        hasNoProblem() ? Style.GOOD : Style.BAD,
        hasNoProblem() ? good : bad + " of " + rows + " rows have a problem.");
    terminal.out().flush();
  }

  private void addDetailed(String stage, JsonNode row) {
    List<String> details =
        row.path("details").valueStream().map(detail -> detail.asString("")).toList();
    add(
        text(row, "verdict"),
        stage,
        text(row, "step"),
        text(row, "subject"),
        details.isEmpty() ? "" : details.get(0));
    details.stream().skip(1).forEach(detail -> table.row("", "", "", "", detail));
  }

  private void add(String verdict, String stage, String step, String subject, String text) {
    rows++;
    bad += GOOD.contains(verdict) ? 0 : 1;
    table.row(
        stage,
        step,
        subject,
        GOOD.contains(verdict) ? verdict.toLowerCase(Locale.ROOT).replace('_', ' ') : verdict,
        text);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("").replaceAll("\\s*\\p{Cntrl}+\\s*", " ");
  }
}
