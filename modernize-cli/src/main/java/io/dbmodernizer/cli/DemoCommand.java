package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.EngineName;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.PlatformOptions;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.progress.StatusWatch;
import io.dbmodernizer.cli.progress.StepTimes;
import io.dbmodernizer.cli.report.MigrationReport;
import io.dbmodernizer.cli.request.SampleRequest;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.cli.terminal.TextTable;
import io.dbmodernizer.client.RequestPublisher;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A whole migration of a generated database on this machine. */
@Command(
    name = "demo",
    description = {
      "Starts the local platform, creates a sales database, publishes one request, follows the"
          + " migration, and shows the created resources and the compared tables. Stops everything"
          + " that it started, also when interrupted.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the migration is complete and every table is equal on both sides",
      "1:the migration failed; the reason and the remedy are printed",
      "2:the command line is not acceptable"
    })
final class DemoCommand implements Callable<Integer> {

  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("MMdd-HHmmss", Locale.ROOT);
  private static final List<String> LAST_STEP = List.of("move-objects");
  private static final Duration STATUS_DELAY = Duration.ofSeconds(20);

  private final Terminal terminal;

  @Mixin private DataFolderOption local = new DataFolderOption();

  @Option(names = "--keep", description = "Do not stop the platform at the end.")
  private boolean keep;

  @Option(names = "--processes", description = "Run every service in a process of its own.")
  private boolean processes;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "DMS",
      description =
          "What copies the rows: DIRECT (the migration service) or DMS (Azure's service, here that"
              + " of the emulator). Default: ${DEFAULT-VALUE}.")
  private EngineName engine = new EngineName(MigrationEngine.DMS);

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Time limit of the migration. Default: ${DEFAULT-VALUE}.")
  private Seconds timeout = new Seconds(600);

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    long begun = System.nanoTime();
    LocalPlatform platform =
        LocalPlatform.prepare(PlatformOptions.in(local.folder()).withProcesses(processes));
    Thread hook = new Thread(platform::close, "stop-platform");
    Runtime.getRuntime().addShutdownHook(hook);
    say("Starting broker, registry, emulator, source server and services; creating the sample …");
    Duration sample = UpCommand.startWithSample(platform);
    Duration start = Duration.ofNanos(System.nanoTime() - begun);
    say("Dashboard: " + platform.addresses().apiUrl() + "/");
    int exitCode = migrate(platform, start, sample, begun);
    UpCommand.printAddresses(platform, terminal);
    Runtime.getRuntime().removeShutdownHook(hook);
    if (keep) {
      say("The platform still runs. Stop it with 'modernize down'.");
    } else {
      say("Stopping the platform …");
      platform.close();
    }
    return exitCode;
  }

  private int migrate(LocalPlatform platform, Duration start, Duration sample, long begun)
      throws IOException, InterruptedException {
    MigrationRequested request =
        SampleRequest.forLocalPlatform(
            "demo-" + ID_TIME.format(LocalDateTime.now(ZoneOffset.UTC)),
            platform.addresses(),
            platform.secrets());
    request.getMigration().setEngine(engine.engine());
    String migrationId = request.getMetadata().getMigrationId();
    Map<String, Object> connection =
        Map.of(
            "bootstrap.servers", platform.addresses().bootstrapServers(),
            "schema.registry.url", platform.addresses().registryUrl());
    MonitoringApi api = new MonitoringApi(platform.addresses().apiUrl(), null);
    long requested = System.nanoTime();
    try (RequestPublisher publisher = new RequestPublisher(connection)) {
      publisher.publish(request);
    }
    say("Requested " + migrationId + ". The services now react to events.");
    StatusFeed feed = FollowOptions.feed(api, migrationId, terminal, false);
    Outcome outcome = new StatusWatch(feed, terminal).await(timeout.duration());
    double seconds = UpCommand.secondsSince(requested);
    if (!(outcome instanceof Outcome.Completed)) {
      return WatchCommand.printOutcome(terminal, outcome);
    }
    terminal.out().println();
    Optional<MigrationReport> report = completedReport(api, migrationId);
    report.ifPresent(DemoCommand::print);
    boolean good = report.filter(MigrationReport::isCompleteAndEqual).isPresent();
    StepTimes times = api.migration(migrationId).map(StepTimes::of).orElseThrow();
    printTimes(times, start, sample, seconds, UpCommand.secondsSince(begun));
    terminal.say(
        good ? Style.GOOD : Style.BAD,
        good
            ? "Complete: every table is equal on both sides."
            : "Failed: the status does not show that every table is equal on both sides.");
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Waits for the final status. Its last steps can become known after the end of their stage. */
  private Optional<MigrationReport> completedReport(MonitoringApi client, String migrationId)
      throws InterruptedException {
    long deadline = System.nanoTime() + STATUS_DELAY.toNanos();
    while (true) {
      boolean whole = knowsLastStep(client, migrationId);
      Optional<MigrationReport> report = report(client, migrationId);
      boolean complete = report.filter(MigrationReport::isCompleteAndEqual).isPresent();
      if ((whole && complete) || System.nanoTime() >= deadline) {
        return report;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static boolean knowsLastStep(MonitoringApi api, String migrationId) {
    return api.migration(migrationId)
        .map(StepTimes::of)
        .flatMap(times -> times.between("migration", LAST_STEP))
        .isPresent();
  }

  private Optional<MigrationReport> report(MonitoringApi api, String migrationId) {
    return api.migration(migrationId)
        .map(known -> new KnownMigration(migrationId, known, api.resources(migrationId)))
        .map(known -> MigrationReport.of(api, known, terminal));
  }

  private static void print(MigrationReport report) {
    report.printTables(false);
    report.printObjects();
    report.printFindings();
    report.printResources();
    report.printBackupPolicy();
  }

  private void printTimes(
      StepTimes times, Duration start, Duration sample, double migration, double total) {
    TextTable table = new TextTable("phase", ">seconds", "");
    table.row("start platform", seconds(start), "in parallel with the sample");
    table.row("sample", seconds(sample), sample.isZero() ? "existed" : "part of the start");
    phase(table, "provision", times.between("provisioner", List.of()));
    phase(table, "schema", times.between("migration", List.of("schema")));
    phase(table, "copy", times.between("migration", List.of("copy")));
    phase(table, "compare", times.between("migration", List.of("compare-definitions", "compare")));
    phase(table, "other objects", times.between("migration", LAST_STEP));
    phase(table, "backup", times.between("backup", List.of()));
    phase(table, "monitoring", times.between("monitoring", List.of()));
    table.row("request to completion", "%.1f".formatted(migration), "stages overlap");
    table.row("total", "%.1f".formatted(total), "");
    table.print(terminal);
    terminal.out().println();
  }

  private static void phase(TextTable table, String name, Optional<Duration> time) {
    table.row(name, time.map(DemoCommand::seconds).orElse("?"), "");
  }

  private static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1e3);
  }

  private void say(String line) {
    terminal.say(line);
    terminal.out().flush();
  }
}
