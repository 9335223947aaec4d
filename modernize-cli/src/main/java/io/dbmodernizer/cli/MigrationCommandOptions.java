package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.command.CommandPublication;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.progress.CommandWatch;
import io.dbmodernizer.cli.progress.Goal;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.EventMetadata;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The options that the commands about an existing migration share. */
final class MigrationCommandOptions {

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the migration.")
  private MigrationId migrationId = new MigrationId("");

  @Option(
      names = "--requester",
      paramLabel = "NAME",
      description = "Requester: a person or a team. Default: your user name.")
  private String requester = System.getProperty("user.name", "");

  @Option(
      names = "--wait",
      description = "Follow the migration until the command has taken effect. This is the default.")
  private boolean wait;

  @Option(
      names = {"--no-wait", "--detach"},
      description = "Publish the command and do not follow it.")
  private boolean noWait;

  @Mixin private FollowOptions follow = new FollowOptions();

  String id() {
    return migrationId.text();
  }

  String requester() {
    return requester;
  }

  /** Returns the metadata of a command about the migration. The publisher completes it. */
  EventMetadata metadata() {
    return EventMetadata.newBuilder()
        .setMigrationId(id())
        .setProducer("modernize")
        .setRequestedBy(System.getProperty("user.name", ""))
        .build();
  }

  /** Returns the migration. Refuses the command if the migration does not exist. */
  KnownMigration find() throws IOException {
    return KnownMigration.find(platform.monitoring(), id());
  }

  /** Publishes a command, follows it unless --no-wait is given, and returns the exit code. */
  int carryOut(Terminal terminal, KnownMigration known, SpecificRecord command)
      throws IOException, InterruptedException {
    MonitoringApi api = platform.monitoring();
    if (noWait && !wait) {
      publish(api, command);
      terminal.out().println("published; follow it with 'modernize watch " + migrationId + "'");
      return ExitCode.OK;
    }
    // Not the state that was shown before a confirmation: others may have given commands since.
    JsonNode before = api.migration(id()).orElse(known.snapshot());
    CommandWatch watch =
        new CommandWatch(api, follow.feed(api, id(), terminal), terminal, command, before);
    String commandId = publish(api, command);
    return WatchCommand.printOutcome(
        terminal, watch.await(commandId, follow.timeout()), Goal.of(command));
  }

  private String publish(MonitoringApi api, SpecificRecord command) throws IOException {
    return platform.publishesToKafka()
        ? CommandPublication.toKafka(platform.clientProperties(), command)
        : CommandPublication.byService(api, id(), command);
  }
}
