package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.ResourceIds;
import io.dbmodernizer.cli.progress.Goal;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The printed outcome of a watch and the exit code for it. */
final class OutcomePrinter {
  private static final int MAX_MESSAGE = 800;

  private final Terminal terminal;
  private final Goal goal;

  OutcomePrinter(Terminal terminal, Goal goal) {
    this.terminal = terminal;
    this.goal = goal;
  }

  /**
   * Prints the outcome.
   *
   * @param outcome the outcome
   * @return {@link ExitCode#OK} if the goal is reached, else the code of what happened instead
   */
  int print(Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      return goal == Goal.END
          ? ended(true, "completed")
          : ended(false, "completed before it could be cancelled");
    }
    if (outcome instanceof Outcome.Cancelled cancelled) {
      return cancelled(cancelled.failure());
    }
    if (outcome instanceof Outcome.Removed removed) {
      return removed(removed.kept());
    }
    if (outcome instanceof Outcome.Restored restored) {
      ended(true, "restored as " + restored.database().getName());
      say("  " + restored.database().getId());
      return ExitCode.OK;
    }
    if (outcome instanceof Outcome.Limited limited) {
      return ended(true, "the copy has new limits: " + inWords(limited.limits()));
    }
    if (outcome instanceof Outcome.Refused refused) {
      failed("refused", refused.failure());
      return ExitCode.REFUSED;
    }
    if (outcome instanceof Outcome.Failed failed) {
      return failed(failed.stage() + " failed", failed.failure());
    }
    if (outcome instanceof Outcome.Unread) {
      return ExitCode.PIPE_CLOSED;
    }
    say(
        "the time limit is reached; follow what goes on with 'modernize watch',"
            + " or give a longer --timeout");
    return ExitCode.TIMED_OUT;
  }

  private static String inWords(@Nullable CopyLimits limits) {
    if (limits == null) {
      return "none";
    }
    List<String> parts = new ArrayList<>();
    add(parts, limits.getRowsPerSecond(), "rows/s");
    add(parts, limits.getBytesPerSecond(), "bytes/s");
    add(parts, limits.getConnections(), "connections");
    return "at most " + String.join(" and ", parts);
  }

  private static void add(List<String> parts, long limit, String unit) {
    if (limit > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", limit, unit));
    }
  }

  /** Prints a cancellation. It fails a watch, because the database is not migrated. */
  private int cancelled(Failure failure) {
    say(Style.WAITING, shortened(failure.getMessage()));
    say("  next: " + failure.getRemedy());
    return goal == Goal.CANCELLATION ? ExitCode.OK : ExitCode.CANCELLED;
  }

  private int removed(List<AzureResource> kept) {
    boolean wanted = goal == Goal.END || goal == Goal.REMOVAL;
    int code =
        ended(
            wanted,
            kept.isEmpty()
                ? "removed: all resources that it created are removed"
                : "removed, except for the resources that are kept:");
    for (AzureResource each : kept) {
      say("  kept %s %s: %s".formatted(each.getType(), each.getName(), why(each, kept)));
    }
    return code;
  }

  private static String why(AzureResource kept, List<AzureResource> all) {
    if (kept.getRestored()) {
      return "restored at your request";
    }
    if (kept.getType().endsWith("/longTermRetentionBackups")) {
      return "billed until its retention ends";
    }
    if (!kept.getCreated()) {
      return "existed before";
    }
    return all.stream()
        .filter(AzureResource::getRestored)
        .filter(restored -> ResourceIds.contains(kept.getId(), restored.getId()))
        .map(restored -> "contains the restored " + restored.getName())
        .findFirst()
        .orElse("still in use");
  }

  private int failed(String what, Failure failure) {
    say(
        Style.BAD,
        "%s, %s: %s".formatted(what, failure.getReason(), shortened(failure.getMessage())));
    for (FieldViolation violation : failure.getViolations()) {
      say(
          "  %s: %s; accepted: %s"
              .formatted(violation.getField(), violation.getMessage(), violation.getAccepted()));
    }
    if (!failure.getRemedy().isEmpty()) {
      say("  remedy: " + failure.getRemedy());
    }
    return ExitCode.FAILED;
  }

  private int ended(boolean wanted, String how) {
    say(wanted ? Style.GOOD : Style.BAD, how);
    return wanted ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Returns the beginning of a long message. The status contains the whole message. */
  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + " …";
  }

  private void say(String line) {
    terminal.say(line);
  }

  private void say(Style style, String line) {
    terminal.say(style, line);
  }
}
