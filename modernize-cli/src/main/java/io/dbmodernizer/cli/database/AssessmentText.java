package io.dbmodernizer.cli.database;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import io.dbmodernizer.datamover.assessment.ComputeSize;
import io.dbmodernizer.datamover.assessment.DatabaseAssessment;
import io.dbmodernizer.datamover.assessment.Finding;
import io.dbmodernizer.datamover.assessment.FindingPages;
import io.dbmodernizer.datamover.assessment.Severity;
import io.dbmodernizer.datamover.assessment.TierAdvice;
import io.dbmodernizer.datamover.catalog.TableSize;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** An assessment for people. */
public final class AssessmentText {

  private static final long MEBIBYTE = 1L << 20;

  private final DatabaseAssessment assessment;
  private final Terminal terminal;

  /**
   * Creates the text.
   *
   * @param assessment the assessment
   * @param terminal the terminal
   */
  public AssessmentText(DatabaseAssessment assessment, Terminal terminal) {
    this.assessment = assessment;
    this.terminal = terminal;
  }

  /** Prints the assessment, the verdict last. */
  public void print(DatabaseAddress source) {
    terminal.say(Style.HEADING, "source: " + source);
    terminal.say(
        "%d tables, %,d rows, %s".formatted(assessment.tables(), assessment.rows(), size()));
    terminal.out().println();
    for (Severity severity : Severity.values()) {
      printFindings(severity);
    }
    printObjects();
    printLargest();
    printAdvice();
    terminal.say(
        assessment.isBlocked() ? Style.BAD : Style.GOOD,
        (assessment.isBlocked() ? "BLOCKED" : "NOT BLOCKED")
            + "; assessed at "
            + assessment.assessedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private String size() {
    return assessment.bytes() == 0 ? "size unknown" : megabytes(assessment.bytes());
  }

  private void printFindings(Severity severity) {
    List<Finding> findings =
        assessment.findings().stream().filter(one -> one.severity() == severity).toList();
    if (findings.isEmpty()) {
      return;
    }
    terminal.say(
        severity == Severity.BLOCKER
            ? Style.BAD
            : severity == Severity.WARNING ? Style.WAITING : Style.HEADING,
        severity.name().toLowerCase(Locale.ROOT) + ": " + findings.size());
    for (Finding finding : findings) {
      terminal.say("  %s %s: %s".formatted(finding.code(), finding.object(), finding.message()));
      terminal.say("    remedy: " + finding.remedy());
      FindingPages.of(finding.code()).ifPresent(page -> terminal.say("    see: " + page));
    }
    terminal.out().println();
  }

  private void printObjects() {
    if (assessment.objects().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("objects beside tables", ">number");
    assessment
        .objects()
        .forEach((kind, number) -> table.row(kind.inWords(), String.valueOf(number)));
    table.print(terminal);
    terminal.out().println();
  }

  private void printLargest() {
    if (assessment.largest().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("largest tables", ">rows", ">size");
    for (TableSize one : assessment.largest()) {
      table.row(one.table().toString(), "%,d".formatted(one.rows()), megabytes(one.bytes()));
    }
    table.print(terminal);
    terminal.out().println();
  }

  private void printAdvice() {
    TierAdvice advice = assessment.advice();
    ComputeSize size = advice.size();
    terminal.say(
        "recommended: "
            + (size == null ? "none" : size + " (" + size.tier() + ")")
            + ", because "
            + advice.reason());
    if (!advice.copies().isEmpty()) {
      TextTable table = new TextTable("compute size", ">log rate", ">copy takes at least");
      for (TierAdvice.CopyEstimate copy : advice.copies()) {
        table.row(
            copy.size().toString(),
            copy.size().logMegabytesPerSecond() + " MB/s",
            duration(copy.seconds()));
      }
      table.print(terminal);
    }
    terminal.say("see: " + ComputeSize.PAGE);
    terminal.out().println();
  }

  private static String megabytes(long bytes) {
    return "%,d MB".formatted((bytes + MEBIBYTE - 1) / MEBIBYTE);
  }

  private static String duration(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
