package io.dbmodernizer.cli;

import io.dbmodernizer.cli.connection.BrokerCheck;
import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.doctor.BrokerExamination;
import io.dbmodernizer.cli.doctor.Finding;
import io.dbmodernizer.cli.doctor.Findings;
import io.dbmodernizer.cli.doctor.HttpExamination;
import io.dbmodernizer.cli.doctor.MachineExamination;
import io.dbmodernizer.cli.option.InputFile;
import io.dbmodernizer.cli.option.JdbcUrl;
import io.dbmodernizer.cli.option.LocalSecret;
import io.dbmodernizer.cli.option.Mebibytes;
import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.verify.ServiceClient;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.serde.EventJson;
import io.dbmodernizer.topics.TopicCatalogue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The search for what keeps this machine and its platform from working. */
@Command(
    name = "doctor",
    description = {
      "Examines this machine and the platform: Java, disk, ports, broker, topics, rights, registry,"
          + " monitoring service, token, services. Changes nothing. Each problem has its remedy.",
      "",
      "With --request FILE the services also examine what a request needs: credentials, rights and"
          + " runtime in Azure, secrets, the source. With --source the command connects to a database"
          + " from this machine.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no problem was found; there may be warnings",
      "1:a problem was found",
      "2:the command line is not acceptable"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final Duration PREFLIGHT = Duration.ofSeconds(120);
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "Request as JSON, for the examination of what it needs.")
  private @Nullable InputFile request;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "URL",
      description =
          "Base addresses of the services, separated by commas. Default: those of the profile, else"
              + " of the local platform.")
  private List<ServiceUrl> services = List.of();

  @Option(
      names = "--source",
      paramLabel = "JDBC_URL",
      description = "JDBC URL of a source, SQL Server or H2, without a password.")
  private @Nullable JdbcUrl source;

  @Option(
      names = "--source-user",
      paramLabel = "NAME",
      description = "Login on the source. Default: as the URL says.")
  private @Nullable String sourceUser;

  @Option(
      names = "--source-password",
      paramLabel = "SECRET_REF",
      description = "Reference to the password: env:NAME or file:PATH.")
  private @Nullable LocalSecret sourcePassword;

  @Option(
      names = "--free-disk",
      paramLabel = "NUMBER",
      defaultValue = "2000",
      description = "MiB of free disk that the local platform needs. Default: ${DEFAULT-VALUE}.")
  private Mebibytes freeDisk = new Mebibytes(2_000);

  DoctorCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Findings findings = new Findings();
    findings.addAll(new MachineExamination(platform.dataFolder(), freeDisk.value()).findings());
    examineKafka(findings);
    examine(findings, "registry", this::registry);
    examine(
        findings,
        "monitoring",
        () ->
            new HttpExamination().monitoring(platform.api(), platform.token(platform.api != null)));
    examineServices(findings);
    if (source != null) {
      findings.add(source(new DatabaseAddress("source", source, sourceUser, sourcePassword)));
    }
    if (output.isDocument()) {
      terminal.out().println(Document.of(findings.document(), output.format()));
    } else {
      findings.print(terminal);
    }
    terminal.out().flush();
    return findings.hasProblem() ? ExitCode.FAILED : ExitCode.OK;
  }

  /** An examination that may not be possible. */
  @FunctionalInterface
  private interface Examination {
    Finding find() throws IOException;
  }

  private static void examine(Findings findings, String area, Examination examination) {
    try {
      findings.add(examination.find());
    } catch (IOException | RuntimeException e) {
      findings.add(Finding.of(area, e));
    }
  }

  private void examineKafka(Findings findings) {
    Map<String, Object> properties;
    try {
      properties = new HashMap<>(platform.fileProperties());
      properties.put("bootstrap.servers", platform.bootstrapServers());
      BrokerCheck.requireReachable(properties);
    } catch (IOException | RuntimeException e) {
      findings.add(Finding.of("broker", e));
      findings.add(Finding.skipped("topics", "no broker answers"));
      return;
    }
    findings.add(
        new Finding(
            "broker",
            Finding.Level.OK,
            "Kafka answers at " + properties.get("bootstrap.servers"),
            ""));
    findings.addAll(new BrokerExamination(properties).findings());
  }

  private Finding registry() throws IOException {
    Object user = platform.fileProperties().get("basic.auth.user.info");
    return new HttpExamination()
        .registry(
            platform.registry().replaceAll("/+$", ""),
            TopicCatalogue.subjects().keySet(),
            user == null ? null : user.toString());
  }

  private void examineServices(Findings findings) {
    try {
      Map<String, String> urls = ServiceAddresses.of(services, platform);
      if (urls.isEmpty()) {
        findings.add(Finding.skipped("services", "no address of a service is known"));
        return;
      }
      HttpExamination http = new HttpExamination();
      var token = platform.token(!services.isEmpty());
      urls.forEach((name, url) -> findings.add(http.service(name, url, token)));
      if (request != null) {
        MigrationRequested wanted = RequestDocument.read(request.path());
        findings.addPreflight(
            new ServiceClient(urls, PREFLIGHT, token).ask("/preflight", EventJson.write(wanted)));
      }
    } catch (InvalidRequestException e) {
      e.violations()
          .forEach(
              violation ->
                  findings.add(
                      new Finding(
                          "request",
                          Finding.Level.PROBLEM,
                          violation.getField() + ": " + violation.getMessage(),
                          "accepted: " + violation.getAccepted())));
    } catch (IOException | RuntimeException e) {
      findings.add(Finding.of("services", e));
    }
  }

  private Finding source(DatabaseAddress address) {
    try (Connection connection = address.open(environment, SILENCE)) {
      return new Finding(
          "source",
          Finding.Level.OK,
          "%s answers: %s".formatted(address, connection.getMetaData().getDatabaseProductName()),
          "");
    } catch (SQLException e) {
      return Finding.of("source", address.failure(e));
    } catch (RuntimeException e) {
      return Finding.of("source", e);
    }
  }
}
