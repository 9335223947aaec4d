package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.Count;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.topics.SchemaRegistration;
import io.dbmodernizer.cli.topics.TopicCreation;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The creation of topics and the registration of schemas. */
@Command(
    name = "topics",
    description = {
      "Creates the topics with their settings and registers the schemas.",
      "",
      "Run it once for each platform and after an upgrade. Existing topics keep their records and get the"
          + " settings of this release.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the topics exist and the schemas are registered",
      "1:the broker or the registry cannot be reached or refuses the change",
      "2:the command line is not acceptable"
    })
final class TopicsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Option(
      names = "--partitions",
      paramLabel = "NUMBER",
      defaultValue = "" + Topic.DEFAULT_PARTITIONS,
      description =
          "Partitions of every topic of events. They limit the number of instances of a service."
              + " Default: ${DEFAULT-VALUE}.")
  private Count partitions = new Count(Topic.DEFAULT_PARTITIONS);

  @Option(
      names = "--replication",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Replicas of every partition. Use 3 in production. Default: ${DEFAULT-VALUE}.")
  private Count replication = new Count(1);

  TopicsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Admin admin = Admin.create(platform.kafkaProperties())) {
      List<String> created =
          new TopicCreation(admin).apply(partitions.value(), (short) replication.value());
      terminal
          .out()
          .printf("%d topics, %d of them new%n", Topic.values().length * 2, created.size());
    }
    int subjects = new SchemaRegistration(platform.registry(), userInfo()).apply();
    terminal
        .out()
        .printf("%d subjects, compatibility %s%n", subjects, SchemaRegistration.COMPATIBILITY);
    return ExitCode.OK;
  }

  private @Nullable String userInfo() throws IOException {
    Object userInfo = platform.fileProperties().get("basic.auth.user.info");
    return userInfo == null ? null : userInfo.toString();
  }
}
