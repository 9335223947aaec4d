package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.InputFile;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.platform.ServiceName;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.verify.KnownTarget;
import io.dbmodernizer.cli.verify.Preflight;
import io.dbmodernizer.cli.verify.ServiceClient;
import io.dbmodernizer.cli.verify.VerificationReport;
import io.dbmodernizer.cli.verify.VerificationTable;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.serde.EventJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A comparison of Azure with a request, before or after the migration. */
@Command(
    name = "verify",
    description = {
      "Compares the resources of a migration, as Azure reports them now, with its request. Changes"
          + " nothing. Each service calls Azure with its own identity.",
      "",
      "With --preflight FILE the command checks a request before anything is created: credentials,"
          + " rights, registered providers, names, quotas, secrets, the connection to the source.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no difference or problem was found",
      "1:a difference or a problem was found, or a check was not possible",
      "2:the command line or the request is not acceptable, or the migration does not exist"
    })
final class VerifyCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final PrintStream err;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Id of the migration.")
  private @Nullable MigrationId migrationId;

  @Option(
      names = "--preflight",
      paramLabel = "FILE",
      description = "Request as JSON or YAML, to check before you publish it.")
  private @Nullable InputFile preflight;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description =
          "Request of the migration as JSON, if Kafka no longer has its events (after 90 days).")
  private @Nullable InputFile request;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "URL",
      description =
          "Base addresses of the four services, separated by commas, in any order. Default: those"
              + " of the profile, else of the local platform.")
  private List<ServiceUrl> services = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Time limit for the response of a service. Default: ${DEFAULT-VALUE}.")
  private Seconds timeout = new Seconds(300);

  VerifyCommand(Terminal terminal, PrintStream err) {
    this.terminal = terminal;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    if ((preflight == null) == (migrationId == null)) {
      throw new CommandRefusedException(
          "the command needs exactly one of ID and --preflight",
          "give either the ID of a migration or --preflight FILE");
    }
    try {
      return preflight != null
          ? preflight(preflight.path())
          : resources(String.valueOf(migrationId));
    } catch (InvalidRequestException e) {
      return refuse(e.violations());
    }
  }

  private int preflight(Path file) throws IOException {
    MigrationRequested wanted = acceptable(RequestDocument.read(file));
    VerificationReport report = Preflight.of(client(), wanted);
    return print(
        report, VerificationTable.ofPreflight(report, output.isWide()), "No problem was found.");
  }

  private int resources(String id) throws IOException {
    TargetProvisioned target =
        request != null
            ? KnownTarget.of(acceptable(RequestDocument.read(request.path())))
            : KnownTarget.find(platform.clientProperties(), id)
                .orElseThrow(
                    () ->
                        new CommandRefusedException(
                            "Kafka has no request of " + id,
                            "check the id with 'modernize status'; if its events are older than their"
                                + " retention, give the request with --request FILE"));
    VerificationReport report =
        VerificationReport.ofResources(client().ask("/verification", EventJson.write(target)));
    return print(
        report,
        VerificationTable.ofResources(report, output.isWide()),
        "Everything is as requested.");
  }

  private int print(VerificationReport report, VerificationTable table, String good) {
    if (output.isDocument()) {
      terminal.out().println(Document.of(report.document(), output.format()));
      terminal.out().flush();
    } else {
      table.print(terminal, good);
    }
    return report.hasNoProblem() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static MigrationRequested acceptable(MigrationRequested wanted) {
    List<FieldViolation> violations = RequestRules.check(wanted);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return wanted;
  }

  private ServiceClient client() throws IOException {
    Map<String, String> urls = ServiceAddresses.of(services, platform);
    if (urls.size() != ServiceName.values().length) {
      throw new CommandRefusedException(
          "%d addresses of services are known, but %d are needed"
              .formatted(urls.size(), ServiceName.values().length),
          "give all of them with --services URL,URL,URL,URL, or start the local platform with"
              + " 'modernize up'");
    }
    return new ServiceClient(urls, timeout.duration(), platform.token(!services.isEmpty()));
  }

  private int refuse(List<FieldViolation> violations) {
    err.println("The request is not acceptable.");
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
