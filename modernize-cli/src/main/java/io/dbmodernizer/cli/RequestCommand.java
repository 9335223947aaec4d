package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.RequestInput;
import io.dbmodernizer.cli.progress.MigrationWatch;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.progress.WatchMode;
import io.dbmodernizer.cli.request.SecretReferences;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.client.RequestPublisher;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.DocumentText;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestAdvice;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A check and the publication of a request. */
@Command(
    name = "request",
    description = {
      "Checks a request and publishes it.",
      "",
      "A request that breaks a rule is not published. The command prints one line for each violation,"
          + " with the field, the rule and the accepted form, and exits with 2. 'modernize sample'"
          + " writes an example.",
      "",
      "This command calls neither Azure nor the source. 'modernize verify --preflight FILE' checks"
          + " for example whether the region offers SQL servers, whether the elastic pool exists, and"
          + " whether the source accepts the login.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the request is published (with --wait: and the migration is complete)",
      "1:with --wait: the migration failed",
      "2:the request is not acceptable and was not published (with --wait: or was refused);"
          + " nothing was started",
      "5:with --wait: the time limit was reached; the migration goes on",
      "6:with --wait: the migration was cancelled",
      "7:Kafka or the registry does not answer, or refuses the access; nothing was published"
    })
final class RequestCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "Request as JSON or YAML; - for standard input.")
  private RequestInput file = new RequestInput(null);

  @Option(names = "--dry-run", description = "Check the request and do not publish it.")
  private boolean dryRun;

  @Option(
      names = {"--wait", "--watch"},
      description = "Follow the migration until it has ended.")
  private boolean wait;

  @Mixin private FollowOptions follow = new FollowOptions();

  @Option(
      names = "--services-resolve-secrets",
      description =
          "Do not check env: and file: secrets on this machine, because only the services have them.")
  private boolean servicesResolveSecrets;

  RequestCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    MigrationRequested request;
    try {
      request = read();
      requireAcceptable(request);
    } catch (InvalidRequestException e) {
      return refuse(e.violations());
    }
    RequestAdvice.of(request)
        .forEach(advice -> terminal.broken("note: " + advice).forEach(err::println));
    String migrationId = request.getMetadata().getMigrationId();
    if (dryRun) {
      terminal.say(migrationId + ": the request is acceptable; nothing was published");
      return ExitCode.OK;
    }
    Map<String, Object> connection = platform.clientProperties();
    try {
      if (!wait) {
        publish(connection, request);
        return ExitCode.OK;
      }
      StatusFeed feed = follow.feed(platform.monitoring(), migrationId, terminal);
      try (MigrationWatch migrationWatch =
          new MigrationWatch(connection, WatchMode.REQUEST, feed)) {
        publish(connection, request);
        return WatchCommand.printOutcome(terminal, migrationWatch.await(follow.timeout()));
      }
    } catch (InvalidRequestException e) {
      return refuse(e.violations());
    }
  }

  private void publish(Map<String, Object> connection, MigrationRequested request) {
    // The user of this machine, whom nobody has authenticated: a document claims nothing else.
    request.getMetadata().setRequestedBy(System.getProperty("user.name", ""));
    request.getMetadata().setAuthenticated(false);
    try (RequestPublisher publisher = new RequestPublisher(connection)) {
      publisher.publish(request);
    }
    terminal.out().println("requested " + request.getMetadata().getMigrationId());
  }

  private MigrationRequested read() throws IOException {
    Path path = file.file();
    return path == null
        ? RequestDocument.parse(DocumentText.decode(System.in.readAllBytes(), "the standard input"))
        : RequestDocument.read(path);
  }

  private void requireAcceptable(MigrationRequested request) {
    List<FieldViolation> violations = RequestRules.check(request);
    if (violations.isEmpty() && !servicesResolveSecrets) {
      violations =
          new SecretReferences(name -> !environment.getOrDefault(name, "").isEmpty())
              .check(request);
    }
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
  }

  private int refuse(List<FieldViolation> violations) {
    err.println("The request is not acceptable; nothing was published.");
    for (FieldViolation violation : violations) {
      terminal
          .broken(
              "  %s: %s; accepted: %s"
                  .formatted(violation.getField(), violation.getMessage(), violation.getAccepted()))
          .forEach(err::println);
    }
    err.flush();
    return ExitCode.REFUSED;
  }
}
