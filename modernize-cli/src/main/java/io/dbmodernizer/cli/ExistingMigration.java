package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.progress.MigrationWatch;
import io.dbmodernizer.cli.progress.WatchMode;
import io.dbmodernizer.cli.report.StatusClient;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.client.RequestPublisher;
import io.dbmodernizer.events.EventMetadata;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the commands about a migration that exists have in common: which, who asks, and following.
 */
final class ExistingMigration {

  @Mixin private Platform platform = new Platform();

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the migration.")
  private MigrationId migrationId = new MigrationId("");

  @Option(
      names = "--requester",
      paramLabel = "NAME",
      description = "Who asks, a person or a team. Default: the user of this machine.")
  private String requester = System.getProperty("user.name", "");

  @Option(names = "--detach", description = "Publish only; do not follow what comes of it.")
  private boolean detach;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Longest time to follow. Default: no limit.")
  private Seconds timeout = Seconds.NO_LIMIT;

  String id() {
    return migrationId.text();
  }

  String requester() {
    return requester;
  }

  /** Returns metadata of a command about the migration; the publisher completes it. */
  EventMetadata metadata() {
    return EventMetadata.newBuilder().setMigrationId(id()).setProducer("modernize").build();
  }

  /** How it stands; refused if there is no such migration. */
  KnownMigration find() throws IOException {
    return KnownMigration.find(new StatusClient(platform.api()), id());
  }

  /** Publishes a command and follows it to its end; the exit code. */
  int carryOut(Terminal terminal, WatchMode.Goal goal, Consumer<RequestPublisher> command)
      throws IOException {
    Map<String, Object> connection = platform.clientProperties();
    if (detach) {
      publish(connection, command);
      terminal.out().println("published; 'modernize watch " + migrationId + "' follows it");
      return ExitCode.OK;
    }
    try (MigrationWatch watch =
        new MigrationWatch(
            connection, id(), WatchMode.command(goal), WatchCommand.view(terminal, id()))) {
      publish(connection, command);
      return WatchCommand.printOutcome(terminal, watch.await(timeout.duration()), goal);
    }
  }

  private static void publish(Map<String, Object> connection, Consumer<RequestPublisher> command) {
    try (RequestPublisher publisher = new RequestPublisher(connection)) {
      command.accept(publisher);
    }
  }
}
