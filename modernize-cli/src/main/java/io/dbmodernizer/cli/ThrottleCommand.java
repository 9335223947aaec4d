package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.Count;
import io.dbmodernizer.cli.option.PerSecond;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.request.ThrottleRules;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes the limits of a copy. */
@Command(
    name = "throttle",
    description = {
      "Changes what the copy of a migration with the engine DIRECT takes from the source and gives to"
          + " the target, over all instances, while it runs.",
      "",
      "The new limits replace all earlier ones, also those of the request. They hold within seconds,"
          + " after restarts, and in a later retry.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the new limits are accepted (with --no-wait: the command is published)",
      "2:the limits are not acceptable, or the command was refused; nothing changed",
      "5:the command was not answered within the time limit",
      "7:a broker, a registry or a service does not answer, or refuses the access"
    })
final class ThrottleCommand implements Callable<Integer> {

  private static final Set<String> WITHOUT_COPY = Set.of("COMPLETED", "REMOVING", "REMOVED");

  private final Terminal terminal;

  @Mixin private MigrationCommandOptions migration = new MigrationCommandOptions();

  @Option(
      names = "--rows-per-second",
      paramLabel = "NUMBER",
      description = "Most rows to move in a second. Default: no limit.")
  private @Nullable PerSecond rowsPerSecond;

  @Option(
      names = "--bytes-per-second",
      paramLabel = "NUMBER",
      description = "Most bytes of values to move in a second. Default: no limit.")
  private @Nullable PerSecond bytesPerSecond;

  @Option(
      names = "--connections",
      paramLabel = "NUMBER",
      description =
          "Most chunks to copy at the same time, 1 to 1000. Each has a connection to both databases."
              + " Default: no limit.")
  private @Nullable Count connections;

  @Option(names = "--unlimited", description = "Remove all limits.")
  private boolean unlimited;

  ThrottleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ThrottleRequested throttle =
        ThrottleRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .setCopyLimits(limits())
            .build();
    List<FieldViolation> violations = ThrottleRules.check(throttle);
    if (!violations.isEmpty()) {
      FieldViolation first = violations.get(0);
      throw new CommandRefusedException(
          first.getField() + " " + first.getMessage(), "give " + first.getAccepted());
    }
    KnownMigration known = migration.find();
    if (WITHOUT_COPY.contains(known.state())) {
      throw new CommandRefusedException(
          known.id() + " is " + known.state().toLowerCase(Locale.ROOT),
          "there is no copy to limit; see 'modernize status " + known.id() + "'");
    }
    return migration.carryOut(terminal, known, throttle);
  }

  private @Nullable CopyLimits limits() {
    boolean limited = rowsPerSecond != null || bytesPerSecond != null || connections != null;
    if (limited == unlimited) {
      throw new CommandRefusedException(
          limited ? "limits are given together with --unlimited" : "no limit is given",
          "give --rows-per-second, --bytes-per-second or --connections, or --unlimited alone");
    }
    return unlimited
        ? null
        : new CopyLimits(
            rowsPerSecond == null ? 0 : rowsPerSecond.value(),
            bytesPerSecond == null ? 0 : bytesPerSecond.value(),
            connections == null ? 0 : connections.value());
  }
}
