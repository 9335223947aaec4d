package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.ManualClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The emulator as a program. Prints one line {@code ready port=… sqlPort=… certificate=…} when it
 * answers, and runs until it is asked to end (SIGTERM, SIGINT).
 */
@Command(
    name = "azure-emulator",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A local Azure Resource Manager with real SQL databases.")
public final class EmulatorMain implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "0", description = "HTTPS port; 0 picks a free one.")
  private int port;

  @Option(
      names = "--sql-port",
      defaultValue = "0",
      description = "Port of the databases; 0 picks a free one.")
  private int sqlPort;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; 0.0.0.0 for every interface, in a container. Default:"
              + " ${DEFAULT-VALUE}.")
  private String bindAddress = "127.0.0.1";

  @Option(
      names = "--dns-name",
      paramLabel = "NAME",
      description =
          "A name besides localhost by which clients call; the certificate holds it. May be"
              + " repeated.")
  private List<String> dnsNames = List.of();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Where to write the certificate as well, for clients that cannot see --data.")
  private @Nullable Path certificate;

  @Option(
      names = "--data",
      description = "Folder in which everything is kept; default: nothing is.")
  private @Nullable Path data;

  @Option(
      names = "--profile",
      defaultValue = "brisk",
      description = "How long operations take: brisk, realistic or typical. Default: brisk.")
  private String profile = "brisk";

  @Option(
      names = "--static-token-env",
      description = "Environment variable with a bearer token that is always accepted.")
  private @Nullable String staticTokenVariable;

  @Option(
      names = "--source-url-template",
      defaultValue = EmulatorOptions.H2_SOURCE,
      description = "JDBC URL of a migration's source, with {host}, {port} and {database}.")
  private String sourceUrlTemplate = EmulatorOptions.H2_SOURCE;

  @Option(
      names = "--target-url-template",
      description =
          "JDBC URL of a migration's target, with {server} and {database}; default: the emulator's"
              + " own databases.")
  private @Nullable String targetUrlTemplate;

  @Option(
      names = "--rows-per-second",
      defaultValue = "0",
      description = "Most rows a migration copies per second and table; 0 for no limit.")
  private int rowsPerSecond;

  @Option(
      names = "--no-auto-register",
      description = "Wait until somebody registers the integration runtime of a migration service.")
  private boolean noAutoRegister;

  @Option(
      names = "--no-throttling",
      description = "Never refuse a principal that calls more often than Azure allows.")
  private boolean noThrottling;

  @Option(
      names = "--visible-after",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      description = "How long a created resource is not found, such as PT2S. Default: not at all.")
  private Duration visibleAfter = Duration.ZERO;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description =
          "Id of a subscription; others are not found. May be repeated. Default: every id is one.")
  private List<String> subscriptions = List.of();

  @Option(
      names = "--manual-clock",
      description = "Let time stand still until POST /_emulator/clock moves it.")
  private boolean manualClock;

  private final PrintStream out;

  private EmulatorMain(PrintStream out) {
    this.out = out;
  }

  /** Runs the program until it is asked to end. */
  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logback-emulator.xml");
    }
    System.exit(
        new CommandLine(new EmulatorMain(System.out))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook = new Thread(() -> awaitStopped(stop, stopped), "emulator-stop");
    try (AzureEmulator emulator = AzureEmulator.start(options())) {
      Runtime.getRuntime().addShutdownHook(hook);
      out.printf(
          "ready port=%d sqlPort=%d certificate=%s%n",
          emulator.baseUri().getPort(), emulator.sqlPort(), emulator.certificatePem());
      out.flush();
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  /** Runs when the JVM is asked to end, and lets it end only after everything is closed. */
  private static void awaitStopped(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EmulatorOptions options() {
    return EmulatorOptions.defaults()
        .withPorts(port, sqlPort)
        .withDataFolder(data)
        .withPace(Pace.valueOf(profile.toUpperCase(Locale.ROOT)), Duration.ofSeconds(1))
        .withStaticToken(staticTokenVariable == null ? null : System.getenv(staticTokenVariable))
        .withThrottling(noThrottling ? ThrottleLimits.unlimited() : ThrottleLimits.azure())
        .withEventualConsistency(visibleAfter)
        .withClock(manualClock ? ManualClock.atPresent() : InstantSource.system())
        .withMigrations(!noAutoRegister, sourceUrlTemplate, rowsPerSecond)
        .withTargets(targetUrlTemplate)
        .withSubscriptions(Set.copyOf(subscriptions))
        .withNetwork(new NetworkOptions(bindAddress, dnsNames, certificate));
  }
}
