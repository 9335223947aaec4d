package io.dbmodernizer.cli.verify;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The answers of the services as one table; a service without an answer has a row that says so. */
public final class VerificationTable {

  private static final Set<String> GOOD = Set.of("MATCHES", "PASSED", "NOT_APPLICABLE");

  private final TextTable table;
  private int rows;
  private int bad;

  private VerificationTable(TextTable table) {
    this.table = table;
  }

  /**
   * Of the live state.
   *
   * @param answers reports of {@code POST /verification}
   * @return stage, what, verdict and differences
   */
  public static VerificationTable ofResources(List<ServiceAnswer> answers) {
    VerificationTable result =
        new VerificationTable(new TextTable("stage", "step", "resource", "verdict", "difference"));
    for (ServiceAnswer answer : answers) {
      JsonNode report = answer.report();
      if (report == null) {
        result.add("UNKNOWN", answer.service(), "", "everything of this stage", answer.problem());
        continue;
      }
      for (JsonNode row : report.path("rows")) {
        result.addDetailed(answer.service(), row);
      }
    }
    return result;
  }

  /**
   * Of what was looked at before anything is created.
   *
   * @param answers reports of {@code POST /preflight}
   * @return stage, check, subject, outcome and what was found
   */
  public static VerificationTable ofPreflight(List<ServiceAnswer> answers) {
    VerificationTable result =
        new VerificationTable(new TextTable("stage", "check", "what", "outcome", "found"));
    for (ServiceAnswer answer : answers) {
      JsonNode report = answer.report();
      if (report == null) {
        result.add("UNKNOWN", answer.service(), "", "everything of this stage", answer.problem());
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
   * Returns whether nothing is wrong and everything could be looked at.
   *
   * @return true if all holds
   */
  public boolean holds() {
    return bad == 0 && rows > 0;
  }

  /**
   * Prints the table and, below it, what it says as a whole.
   *
   * @param terminal where it is shown
   * @param good the last line if all holds
   */
  public void print(Terminal terminal, String good) {
    table.print(terminal);
    terminal.out().println();
    terminal.say(
        holds() ? Style.GOOD : Style.BAD, holds() ? good : bad + " of " + rows + " do not hold.");
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
    return node.path(field).asString("").replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
