package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.CommandRefusedException;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.platform.ServiceName;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.verify.KnownTarget;
import io.dbmodernizer.cli.verify.ServiceAnswer;
import io.dbmodernizer.cli.verify.ServiceClient;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what there is in Azure with a request, before or after it is carried out. */
@Command(
    name = "verify",
    description = {
      "Compares everything a migration brought about with its request, as Azure reports it now, and changes nothing. Each service looks with its own identity.",
      "",
      "With --preflight FILE it tells what would stand in the way of a request before anything is created: credentials, rights, registered providers, names, quotas, secrets, the way to the source.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything holds",
      "1:something does not hold, or could not be looked at",
      "2:the command line or the request is not acceptable, or there is no such migration"
    })
final class VerifyCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final PrintStream err;

  @Mixin private Platform platform = new Platform();

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Id of the migration.")
  private @Nullable String migrationId;

  @Option(
      names = "--preflight",
      paramLabel = "FILE",
      description = "A request as JSON: look before it is published.")
  private @Nullable Path preflight;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description =
          "The request of the migration as JSON, if Kafka no longer has its events (after 90 days).")
  private @Nullable Path request;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "URL",
      description =
          "Base addresses of the four services, separated by commas, in any order. Default: the local platform's.")
  private List<String> services = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Longest time for the answer of a service. Default: ${DEFAULT-VALUE}.")
  private long timeoutSeconds = 300;

  VerifyCommand(Terminal terminal, PrintStream err) {
    this.terminal = terminal;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    if ((preflight == null) == (migrationId == null)) {
      throw new CommandRefusedException(
          "it is not clear what to verify",
          "give either the ID of a migration or --preflight FILE");
    }
    try {
      return preflight != null ? preflight(preflight) : resources(String.valueOf(migrationId));
    } catch (InvalidRequestException e) {
      return refuse(e.violations());
    }
  }

  private int preflight(Path file) throws IOException {
    MigrationRequested wanted = acceptable(RequestDocument.read(file));
    List<ServiceAnswer> answers = client().ask("/preflight", EventJson.write(wanted));
    VerificationTable table = VerificationTable.ofPreflight(answers);
    table.print(terminal, "Nothing stands in the way.");
    return table.holds() ? ExitCode.OK : ExitCode.FAILED;
  }

  private int resources(String id) throws IOException {
    TargetProvisioned target =
        request != null
            ? KnownTarget.of(acceptable(RequestDocument.read(request)))
            : KnownTarget.find(platform.clientProperties(), id)
                .orElseThrow(
                    () ->
                        new CommandRefusedException(
                            "Kafka has no request of " + id,
                            "check the id ('modernize status'); if its events are older than their retention, give the request with --request FILE"));
    List<ServiceAnswer> answers = client().ask("/verification", EventJson.write(target));
    VerificationTable table = VerificationTable.ofResources(answers);
    table.print(terminal, "Everything is as requested.");
    return table.holds() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static MigrationRequested acceptable(MigrationRequested wanted) {
    List<FieldViolation> violations = RequestRules.check(wanted);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return wanted;
  }

  private ServiceClient client() throws IOException {
    Map<String, String> urls = new LinkedHashMap<>();
    if (!services.isEmpty()) {
      services.forEach(url -> urls.put(checked(url), url));
    } else {
      PlatformAddresses.services(platform.dataFolder())
          .forEach((service, url) -> urls.put(service.stage(), url));
    }
    if (urls.size() != ServiceName.values().length) {
      throw new CommandRefusedException(
          "the addresses of %d services are known, of %d there should be"
              .formatted(urls.size(), ServiceName.values().length),
          "name all of them with --services URL,URL,URL,URL, or start the local platform (modernize up)");
    }
    return new ServiceClient(urls, Duration.ofSeconds(timeoutSeconds));
  }

  private static String checked(String url) {
    try {
      String scheme = URI.create(url).getScheme();
      if ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below like any other text that is no address.
    }
    throw new CommandRefusedException(
        "'" + url + "' is not the address of a service", "give http://HOST:PORT");
  }

  private int refuse(List<FieldViolation> violations) {
    err.println("The request is not acceptable.");
    for (FieldViolation violation : violations) {
      err.printf(
          "  %s: %s; accepted: %s%n",
          violation.getField(), violation.getMessage(), violation.getAccepted());
    }
    err.flush();
    return ExitCode.REFUSED;
  }
}
