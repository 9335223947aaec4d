package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.OutputFormat;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.progress.StatusWatch;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.request.Publication;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestYaml;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
      "The services first say whether they can carry the request out: whether Azure has the region"
          + " and the pool, whether the source accepts the login, whether the target is empty, and"
          + " more. A request that they cannot carry out is not published. What nobody can check is"
          + " named and is no reason to refuse. --no-preflight leaves this out.",
      "",
      "The monitoring service publishes the request. With --bootstrap-servers, or with a profile that"
          + " has brokers and no monitoring service, this program publishes it to Kafka.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the request is published (with --wait: and the migration is complete)",
      "1:the preflight has found a problem, and nothing was published; with --wait: the migration"
          + " failed",
      "2:the request is not acceptable and was not published (with --wait: or was refused); with"
          + " --values also: the service has refused the requests that are named, and the others are"
          + " published",
      "5:with --wait: the time limit was reached; the migration goes on",
      "6:with --wait: the migration was cancelled",
      "7:the monitoring service, Kafka or the registry does not answer, or refuses the access; what"
          + " was published is said above; a request whose answer was lost may have been published"
    })
final class RequestCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private RequestInputOptions input = new RequestInputOptions();

  @Mixin private PreflightOptions preflight = new PreflightOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--dry-run",
      description = "Check the request, also by the services, and do not publish it.")
  private boolean dryRun;

  @Option(
      names = "--print",
      description =
          "Check the request without the services, print it with the fields that differ from their"
              + " defaults, and do not publish it. With -o json one document, else one for each"
              + " request.")
  private boolean print;

  @Option(
      names = {"--wait", "--watch"},
      description = "Follow the migration until it has ended. Not with --values.")
  private boolean wait;

  @Mixin private FollowOptions follow = new FollowOptions();

  RequestCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (wait && input.isFleet()) {
      throw new CommandRefusedException(
          "--wait follows one migration, and --values requests several",
          "leave --wait out, and follow them with 'modernize watch'");
    }
    try {
      List<RequestResult> requests =
          input.read(environment).stream().map(RequestResult::new).toList();
      return print ? print(requests) : carryOut(requests);
    } catch (InvalidRequestException e) {
      return refuse(e.violations());
    }
  }

  private int print(List<RequestResult> requests) {
    if (output.format() == OutputFormat.JSON) {
      print(
          requests.stream()
              .map(each -> RequestDocument.writeShort(each.request()))
              .map(JsonMapper.shared()::readTree));
      return ExitCode.OK;
    }
    for (RequestResult each : requests) {
      if (requests.size() > 1) {
        terminal.out().println("---");
      }
      // Documents of JSON are a stream of documents in YAML, too.
      terminal
          .out()
          .println(
              output.isDocument()
                  ? RequestYaml.changed(each.request()).stripTrailing()
                  : RequestDocument.writeShort(each.request()));
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  /** Prints one document: that of the request, or the list of a fleet. */
  private void print(Stream<? extends JsonNode> documents) {
    List<JsonNode> all = documents.<JsonNode>map(each -> each).toList();
    terminal
        .out()
        .println(
            input.isFleet()
                ? Document.of(new Listing(all, all.size()), output.format())
                : Document.of(all.get(0), output.format()));
    terminal.out().flush();
  }

  private int carryOut(List<RequestResult> requests) throws IOException, InterruptedException {
    // What is for people goes nowhere where a document is wanted.
    Terminal people =
        output.isDocument()
            ? Terminal.plain(new PrintStream(OutputStream.nullOutputStream()))
            : terminal;
    try {
      return carryOut(requests, people);
    } finally {
      if (output.isDocument()) {
        print(requests.stream().map(RequestResult::document));
      }
      terminal.out().flush();
    }
  }

  private int carryOut(List<RequestResult> requests, Terminal people)
      throws IOException, InterruptedException {
    if (!new RequestPreflight(preflight, people, err, output.isWide())
        .isPassed(platform, requests)) {
      people.say(Style.BAD, "The preflight has found a problem; nothing was published.");
      return ExitCode.FAILED;
    }
    if (dryRun) {
      requests.forEach(
          each ->
              people.say(
                  each.migrationId() + ": the request is acceptable; nothing was published"));
      return ExitCode.OK;
    }
    return wait ? publishAndFollow(requests.get(0), people) : publish(requests, people);
  }

  private int publish(List<RequestResult> requests, Terminal people) throws IOException {
    int published = 0;
    try (Publication publication = publication()) {
      for (RequestResult each : requests) {
        try {
          publish(publication, each, people);
          published++;
        } catch (CommandRefusedException e) {
          if (!input.isFleet()) {
            throw e;
          }
          each.refused(e);
        }
      }
    } finally {
      if (published < requests.size() && input.isFleet()) {
        printUnpublished(published, requests);
      }
    }
    return published < requests.size() ? ExitCode.REFUSED : ExitCode.OK;
  }

  private void printUnpublished(int published, List<RequestResult> requests) {
    int refused = 0;
    for (RequestResult each : requests) {
      Optional<String> refusal = each.refusal();
      if (refusal.isPresent()) {
        refused++;
        terminal
            .broken("refused " + each.migrationId() + ": " + refusal.get())
            .forEach(err::println);
      }
    }
    err.println(
        "Published %,d of %,d requests. %s"
            .formatted(
                published,
                requests.size(),
                published + refused < requests.size()
                    ? "The same command again publishes the rest."
                    : "Refused: %,d.".formatted(refused)));
    err.flush();
  }

  private int publishAndFollow(RequestResult request, Terminal people)
      throws IOException, InterruptedException {
    MonitoringApi api = platform.monitoring();
    Optional<JsonNode> earlier = api.migration(request.migrationId());
    boolean isNew;
    try (Publication publication = publication()) {
      isNew = publish(publication, request, people);
    }
    StatusFeed feed = follow.feed(api, request.migrationId(), people);
    StatusWatch watch =
        isNew && earlier.isPresent()
            ? StatusWatch.ofRepeated(feed, people, earlier.get())
            : new StatusWatch(feed, people);
    int exitCode = WatchCommand.printOutcome(people, watch.await(follow.timeout()));
    request.followed(feed);
    return exitCode;
  }

  private Publication publication() throws IOException {
    return platform.publishesToKafka()
        ? Publication.toKafka(platform.clientProperties())
        : Publication.byService(platform.monitoring());
  }

  /** Publishes a request and returns whether it is new. */
  private static boolean publish(Publication publication, RequestResult request, Terminal people) {
    boolean isNew = publication.publish(request.request());
    request.published(isNew);
    people
        .out()
        .println(
            "requested "
                + request.migrationId()
                + (isNew ? "" : " before; the same request again changes nothing"));
    people.out().flush();
    return isNew;
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
