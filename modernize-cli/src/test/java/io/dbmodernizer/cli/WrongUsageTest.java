package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The rule on errors, for every option and parameter of every command. Wrong usage is reported with
 * the value, the accepted form and the remedy, without the name of a class, and with exit code 2.
 * An unreachable server is reported with its address and the remedy, and with exit code 1.
 */
class WrongUsageTest {

  private static final String DEAD = "127.0.0.1:1";
  private static final String CLASS_NAME =
      "(?s).*(\\b\\w+(\\.\\w+)+\\.[A-Z]\\w+|\\b\\w+(Exception|Error)\\b).*";

  /** Labels of values that may be any text. Only the services check them. */
  private static final Set<String> FREE =
      Set.of("TEXT", "NAME", "BACKUP_ID", "COMMAND", "PROFILE", "PROCESS");

  /** Commands that do not use Kafka although they take its address. */
  private static final Set<String> READ_ONLY =
      Set.of("status", "watch", "tables", "alerts", "runtime-key", "doctor");

  /** Labels of values that may be secrets, which no message repeats. */
  private static final Set<String> SECRET = Set.of("SECRET_REF");

  @TempDir private static Path folder;
  private static Path file = Path.of("");
  private static Path request = Path.of("");
  private static ServiceStub monitoring;

  @BeforeAll
  static void prepare() throws Exception {
    writeFiles();
    monitoring =
        ServiceStub.start()
            .knows("running", "RUNNING", "RUNNING", "")
            .knows("complete", "COMPLETED", "DONE", "")
            .knows("failed", "FAILED", "FAILED", "");
  }

  @AfterAll
  static void stop() {
    monitoring.close();
  }

  static Stream<List<String>> wrongValues() throws IOException {
    writeFiles();
    List<List<String>> lines = new ArrayList<>();
    for (CommandLine command : commands().values()) {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        for (String wrong : wrongFor(command, argument)) {
          lines.add(line(command, argument, wrong));
        }
      }
    }
    return lines.stream();
  }

  private static void writeFiles() throws IOException {
    file = Files.writeString(folder.resolve("a-file"), "long-enough-password");
    request = folder.resolve("request.json");
    Files.writeString(request, CommandRun.of(Map.of(), "sample", "-").out());
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void everyWrongValueIsToldWithTheAcceptedFormAndWhatToDo(List<String> line) {
    // When
    CommandRun run = CommandRun.of(Map.of(), line.toArray(String[]::new));

    // Then
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .contains("'" + wrongOf(line) + "'")
        .contains("accepted: ")
        .contains("see 'modernize help " + line.get(0) + "'")
        .doesNotMatch(CLASS_NAME);
    assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
  }

  static Stream<List<String>> possibleSecrets() {
    return Stream.of(
        List.of("--source", "jdbc:h2:mem:x;PASSWORD=hunter2"),
        List.of("--source", "jdbc:sqlserver://h;databaseName=d;user=sa;password={hunter2}"),
        List.of("--source", "jdbc:sqlserver://h;databaseName=d;pwd=hunter2"),
        List.of("--source", "jdbc:sqlserver://h;databaseName=d;accessToken=hunter2"),
        List.of("--source", "jdbc:sqlserver://h;databaseName=d;AADSecurePrincipalSecret=hunter2"),
        List.of("--source-password", "hunter2"),
        List.of("--source-password", "keyvault:https://hunter2/secrets/x"));
  }

  @ParameterizedTest
  @MethodSource("possibleSecrets")
  void aValueThatMayBeASecretIsRefusedAndNotRepeated(List<String> option) {
    // Given
    List<String> line = new ArrayList<>(List.of("compare", "--target", "jdbc:h2:mem:absent"));
    if (!option.contains("--source")) {
      line.addAll(List.of("--source", "jdbc:h2:mem:absent"));
    }
    line.addAll(option);

    // When
    CommandRun run = CommandRun.of(Map.of(), line.toArray(String[]::new));

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(option.get(0), "accepted: ", "see 'modernize help compare'")
        .doesNotContain("hunter2")
        .doesNotMatch(CLASS_NAME);
  }

  static Stream<String> names() {
    return commands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void anUnknownOptionOfEveryCommandIsToldInTwoLines(String command) {
    // Given: the command with all that it requires
    List<String> line = required(Objects.requireNonNull(commands().get(command)), null);
    line.add("--nonsense");

    // When
    CommandRun run = CommandRun.of(Map.of(), line.toArray(String[]::new));

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--nonsense")
        .contains("see 'modernize help " + command + "'")
        .doesNotMatch(CLASS_NAME);
    assertThat(run.err().lines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "status --stat FAILED, nearest: --state",
    "request --fil x, nearest: --file",
    "watch --timout 5, nearest: --timeout",
    "statsu, nearest: status",
    "teardwon m-1, nearest: teardown",
    "status --state FAILD, nearest: FAILED",
    "status -o jsn, nearest: json",
    "status --sort updated, nearest: updatedAt",
    "tables m-1 --state MATCH, nearest: MATCHED"
  })
  void theNearestNameIsTold(String line, String nearest) {
    // When
    CommandRun run = CommandRun.of(Map.of(), line.split(" "));

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(nearest).contains("see 'modernize help");
    assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("names")
  void moreThanACommandTakesIsTold(String command) {
    // When
    CommandRun run = CommandRun.of(Map.of(), command, "one", "two", "three");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).containsAnyOf("accepted: ", "remedy: ").doesNotMatch(CLASS_NAME);
  }

  @Test
  void anUnknownCommandIsToldWithThoseThereAre() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "migrate");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("'migrate'")
        .contains("demo, up, down, request")
        .contains("see 'modernize help'");
  }

  @Test
  void aMissingValueIsToldWithWhatItIs() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "cancel");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'ID'").contains("accepted: Id of the migration.");
  }

  /** Returns every command that uses Kafka, with an existing migration or file. */
  private static Map<String, List<String>> onKafka() {
    Map<String, List<String>> lines = new TreeMap<>();
    lines.put(
        "request",
        List.of(
            "-f", request.toString(), "--services-resolve-secrets", "--client-config", empty()));
    lines.put("verify", List.of("complete", "--services", fourTimes(monitoring.url())));
    lines.put("cancel", List.of("running"));
    lines.put("retry", List.of("failed"));
    lines.put("restore", List.of("complete", "--geo"));
    lines.put("teardown", List.of("complete", "--yes"));
    lines.put("throttle", List.of("running", "--unlimited"));
    lines.put("topics", List.of());
    return lines;
  }

  @Test
  @Timeout(120)
  void aBrokerThatIsNotThereIsToldSoonWithItsAddressAndWhatToDo() throws Exception {
    assertThat(onKafka().keySet())
        .containsExactlyInAnyOrderElementsOf(
            commands().entrySet().stream()
                .filter(each -> hasOption(each.getValue(), "--bootstrap-servers"))
                .map(Map.Entry::getKey)
                .filter(name -> !READ_ONLY.contains(name))
                .toList());
    onKafka()
        .forEach(
            (command, operands) -> {
              // When
              CommandRun run = at(command, operands, DEAD, "http://" + DEAD);

              // Then
              assertThat(run.exitCode()).as(command).isEqualTo(7);
              assertThat(run.err())
                  .as(command)
                  .contains("no Kafka broker can be reached at " + DEAD)
                  .contains("remedy: ")
                  .contains("modernize up")
                  .contains("--bootstrap-servers")
                  .doesNotMatch(CLASS_NAME);
            });
  }

  @Test
  @Timeout(60)
  void somethingElseThanABrokerIsToldSoonWithItsAddressAndWhatToDo() {
    // Given: what takes connections there speaks HTTP
    String address = monitoring.url().substring("http://".length());

    // When
    CommandRun run = at("retry", List.of("failed"), address, monitoring.url());

    // Then
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err())
        .contains("Kafka at " + address + " cannot be used")
        .contains("remedy: ")
        .doesNotMatch(CLASS_NAME);
  }

  @ParameterizedTest
  @MethodSource("statusCommands")
  void aMonitoringServiceThatIsNotThereIsToldWithItsAddressAndWhatToDo(List<String> line) {
    // When
    List<String> all = new ArrayList<>(line);
    all.addAll(List.of("--api", "http://" + DEAD));
    CommandRun run = CommandRun.of(Map.of(), all.toArray(String[]::new));

    // Then
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err())
        .contains("http://" + DEAD)
        .contains("modernize up")
        .contains("--api")
        .doesNotMatch(CLASS_NAME);
  }

  static Stream<List<String>> statusCommands() {
    return Stream.of(
        List.of("status"),
        List.of("status", "an-id"),
        List.of("tables", "an-id"),
        List.of("alerts"),
        List.of("watch", "an-id"),
        List.of("cancel", "an-id"),
        List.of("retry", "an-id"),
        List.of("restore", "an-id", "--geo"),
        List.of("teardown", "an-id"),
        List.of("throttle", "an-id", "--unlimited"),
        List.of("runtime-key", "an-id"));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aMigrationThatNobodyKnowsIsRefusedWithWhatToDo(String command) {
    // When
    CommandRun run = CommandRun.of(Map.of(), command, "unheard-of", "--api", monitoring.url());

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no migration unheard-of").contains("remedy: ");
  }

  static Stream<String> readers() {
    return Stream.of(
        "status", "watch", "tables", "alerts", "cancel", "retry", "teardown", "runtime-key");
  }

  @Test
  void aFolderThatNoPlatformIsInStaysAsItIsWhenItIsStopped() {
    // Given
    Path absent = folder.resolve("never-started");

    // When
    CommandRun run = CommandRun.of(Map.of(), "down", "--data", absent.toString());

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("no process of the platform ran in " + absent);
    assertThat(absent).doesNotExist();
  }

  private static CommandRun at(
      String command, List<String> operands, String brokers, String registry) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(operands);
    line.addAll(List.of("--bootstrap-servers", brokers, "--registry", registry));
    line.addAll(List.of("--api", monitoring.url()));
    return CommandRun.of(Map.of(), line.toArray(String[]::new));
  }

  /** Returns the command with its required values, and the wrong value last. */
  private static List<String> line(CommandLine command, ArgSpec wrong, String value) {
    List<String> line = required(command, wrong);
    if (wrong instanceof OptionSpec option) {
      line.add(option.longestName());
    }
    line.add(value);
    return line;
  }

  private static List<String> required(CommandLine command, @Nullable ArgSpec except) {
    List<String> line = new ArrayList<>(List.of(command.getCommandName()));
    for (ArgSpec argument : command.getCommandSpec().args()) {
      if (argument.required() && argument != except) {
        if (argument instanceof OptionSpec option) {
          line.add(option.longestName());
        }
        line.add(goodFor(argument));
      }
    }
    return line;
  }

  private static String wrongOf(List<String> line) {
    return line.get(line.size() - 1);
  }

  private static String goodFor(ArgSpec argument) {
    return switch (argument.paramLabel()) {
      case "ID" -> "an-id";
      case "SHELL" -> "bash";
      case "JDBC_URL" -> "jdbc:h2:mem:absent";
      case "FILE" -> argument instanceof PositionalParamSpec ? "-" : request.toString();
      case "FOLDER" -> folder.toString();
      default ->
          throw new IllegalArgumentException("no good value of " + argument.paramLabel() + " here");
    };
  }

  private static List<String> wrongFor(CommandLine command, ArgSpec argument) {
    if (argument instanceof OptionSpec option && option.arity().max() == 0) {
      return List.of();
    }
    String label = argument.paramLabel();
    if (FREE.contains(label) || SECRET.contains(label)) {
      return List.of();
    }
    return switch (label) {
      case "URL" -> List.of("nonsense", "ftp://host:1", "http://:80", "http://host:99999");
      case "HOST:PORT" -> List.of("nonsense", "host:0", "host:99999", "host:1,other");
      case "JDBC_URL" -> List.of("nonsense", "jdbc:oracle:thin:@x", "http://host:1", "jdbc:h2:");
      case "PATTERN" -> List.of("nonsense", "a.b.c", "[a.b", ".b");
      case "KIND" -> List.of("NONSENSE", "table");
      case "STATE", "SEVERITY", "FORMAT", "FIELD", "SHELL" -> List.of("nonsense", "1");
      case "TREATMENT" -> List.of("ignore", "FAIL");
      case "ENGINE" -> List.of("nonsense", "AUTO");
      case "SECONDS" -> List.of("abc", "-5", "0", "1.5");
      case "NUMBER" -> List.of("abc", "-1", "99999999999999");
      case "ADDRESS" -> List.of("nonsense", "999.1.1.1");
      case "ID" -> List.of("bad id", "*");
      case "TIME" -> List.of("yesterday", "2026-05-01T00:00:00", "2999-01-01T00:00:00Z");
      case "FOLDER" -> List.of(file.toString(), file.resolve("below").toString());
      case "FILE" ->
          argument instanceof PositionalParamSpec
              ? List.of("/nope/request.json", file.toString(), folder.toString())
              : List.of("/nope/absent", folder.toString());
      default ->
          throw new IllegalArgumentException(
              "%s %s takes a %s; say here which values of it are wrong"
                  .formatted(command.getCommandName(), argument, label));
    };
  }

  private static Map<String, CommandLine> commands() {
    Map<String, CommandLine> commands =
        new TreeMap<>(
            ModernizeMain.commandLine(
                    Terminal.plain(new PrintStream(new ByteArrayOutputStream())),
                    Map.of(),
                    new PrintStream(new ByteArrayOutputStream()))
                .getSubcommands());
    assertThat(commands).isNotEmpty();
    return commands;
  }

  private static boolean hasOption(CommandLine command, String name) {
    return command.getCommandSpec().findOption(name) != null;
  }

  private static String fourTimes(String url) {
    return String.join(",", url + "/1", url + "/2", url + "/3", url + "/4");
  }

  private static String empty() {
    try {
      return Files.writeString(folder.resolve("client.properties"), "").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
