package io.dbmodernizer.cli;

import io.dbmodernizer.cli.progress.BarView;
import io.dbmodernizer.cli.progress.Following;
import io.dbmodernizer.cli.progress.Following.Goal;
import io.dbmodernizer.cli.progress.LineView;
import io.dbmodernizer.cli.progress.MigrationWatch;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.progress.ProgressView;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows one migration, or all. */
@Command(
    name = "watch",
    description = {
      "Follows a migration until it has ended, or all migrations until interrupted.",
      "",
      "On a terminal one migration is shown as a bar per stage; otherwise, and for all migrations, every change is a line: time stage step state percent detail.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the migration is complete, or was removed as asked",
      "1:the migration failed, or had not ended when the time was up",
      "2:the command line is not acceptable"
    })
final class WatchCommand implements Callable<Integer> {

  /** As good as for ever. */
  static final Duration NO_LIMIT = Duration.ofDays(365);

  private static final int MAX_MESSAGE = 800;

  private final Terminal terminal;

  @Mixin private Platform platform = new Platform();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id of the migration; all if absent.")
  private @Nullable String migrationId;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Longest time to follow. Default: no limit.")
  private long timeoutSeconds = NO_LIMIT.toSeconds();

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ProgressView view = view(terminal, migrationId);
    try (MigrationWatch watch =
        new MigrationWatch(platform.clientProperties(), migrationId, Following.MIGRATION, view)) {
      return conclude(terminal, watch.await(Duration.ofSeconds(timeoutSeconds)));
    }
  }

  /** A provider may repeat whole statements; the status has all of it. */
  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + " …";
  }

  static ProgressView view(Terminal terminal, @Nullable String migrationId) {
    return terminal.interactive() && migrationId != null
        ? new BarView(terminal)
        : new LineView(terminal.out(), migrationId == null);
  }

  /** Prints how a migration ended; the exit code that says so. */
  static int conclude(Terminal terminal, Outcome outcome) {
    return conclude(terminal, outcome, Goal.END);
  }

  /** Prints how it ended; the exit code says whether that is what was wanted. */
  static int conclude(Terminal terminal, Outcome outcome, Goal goal) {
    if (outcome instanceof Outcome.Completed) {
      boolean wanted = goal == Goal.END;
      print(
          terminal,
          wanted ? Style.GOOD : Style.BAD,
          wanted ? "completed" : "completed before it could be cancelled");
      return wanted ? ExitCode.OK : ExitCode.FAILED;
    }
    if (outcome instanceof Outcome.Cancelled cancelled) {
      boolean wanted = goal == Goal.CANCELLATION;
      Failure failure = cancelled.failure();
      print(
          terminal,
          wanted ? Style.GOOD : Style.BAD,
          cancelled.stage() + ": " + shortened(failure.getMessage()));
      printRemedy(terminal, failure);
      return wanted ? ExitCode.OK : ExitCode.FAILED;
    }
    if (outcome instanceof Outcome.Removed removed) {
      boolean wanted = goal == Goal.END || goal == Goal.REMOVAL;
      print(terminal, wanted ? Style.GOOD : Style.BAD, "removed: what it created is gone");
      for (AzureResource kept : removed.event().getKept()) {
        terminal.out().println("  kept " + kept.getType() + " " + kept.getName());
      }
      return wanted ? ExitCode.OK : ExitCode.FAILED;
    }
    if (outcome instanceof Outcome.Restored restored) {
      print(terminal, Style.GOOD, "restored as " + restored.event().getDatabase().getName());
      terminal.out().println("  " + restored.event().getDatabase().getId());
      return ExitCode.OK;
    }
    if (outcome instanceof Outcome.Refused refused) {
      printFailure(terminal, "refused", refused.failure());
      return ExitCode.REFUSED;
    }
    if (outcome instanceof Outcome.Failed failed) {
      printFailure(terminal, failed.stage() + " failed", failed.failure());
      return ExitCode.FAILED;
    }
    terminal.out().println("not ended yet; the time is up");
    return ExitCode.FAILED;
  }

  private static void printFailure(Terminal terminal, String what, Failure failure) {
    print(
        terminal,
        Style.BAD,
        "%s, %s: %s".formatted(what, failure.getReason(), shortened(failure.getMessage())));
    for (FieldViolation violation : failure.getViolations()) {
      terminal
          .out()
          .println(
              "  %s: %s; accepted: %s"
                  .formatted(
                      violation.getField(), violation.getMessage(), violation.getAccepted()));
    }
    printRemedy(terminal, failure);
  }

  private static void printRemedy(Terminal terminal, Failure failure) {
    if (!failure.getRemedy().isEmpty()) {
      terminal.out().println("  remedy: " + failure.getRemedy());
    }
  }

  private static void print(Terminal terminal, Style style, String line) {
    terminal.out().println(terminal.styled(style, line));
  }
}
