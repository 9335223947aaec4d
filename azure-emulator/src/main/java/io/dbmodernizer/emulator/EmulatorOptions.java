package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.emulator.time.MillisecondTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of an emulator. Each option is a field with its default. If the command line has the
 * option, the field also declares its name and description. A program that embeds the emulator sets
 * an option with a {@code with…} method, which returns a copy.
 */
public final class EmulatorOptions implements Cloneable {

  /** The default JDBC URL of a migration's source: an H2 server in place of an SQL Server. */
  public static final String H2_SOURCE =
      "jdbc:h2:tcp://{host}:{port}/{database};MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  @Option(names = "--port", description = "HTTPS port; 0 picks a free one.")
  int port;

  @Option(names = "--sql-port", description = "Port of the databases; 0 picks a free one.")
  int sqlPort;

  @Option(
      names = "--bind",
      description =
          "IPv4 address to listen on. Use 0.0.0.0 for every interface in a container. Default:"
              + " ${DEFAULT-VALUE}.")
  String bindAddress = NetworkOptions.LOOPBACK.bindAddress();

  @Option(
      names = "--dns-name",
      paramLabel = "NAME",
      description =
          "A host name besides localhost that clients use. The certificate contains it. May be"
              + " repeated.")
  List<String> dnsNames = List.of();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "File for a copy of the certificate, for clients that cannot read --data.")
  @Nullable Path certificate;

  @Option(
      names = "--data",
      description =
          "Folder for resources, databases and the certificate. Default: nothing is kept.")
  @Nullable Path dataFolder;

  @Option(
      names = "--profile",
      description = "Duration of operations: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Pace pace = Pace.BRISK;

  @Option(
      names = "--source-url-template",
      description = "JDBC URL of a migration's source, with {host}, {port} and {database}.")
  String sourceUrlTemplate = H2_SOURCE;

  @Option(
      names = "--target-url-template",
      description =
          "JDBC URL of a migration's target, with {server} and {database}. Default: the emulator's"
              + " own databases.")
  @Nullable String targetUrlTemplate;

  @Option(
      names = "--rows-per-second",
      description = "Most rows that a migration copies per second and table. 0 sets no limit.")
  int rowsPerSecond;

  @Option(
      names = "--visible-after",
      paramLabel = "DURATION",
      description = "Time for which a new resource is not found, such as PT2S. Default: none.")
  Duration visibleAfter = Duration.ZERO;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description =
          "Id of a subscription. Others are not found. May be repeated. Default: every UUID is one.")
  Set<String> subscriptions = Set.of();

  /** A bearer token that is always accepted, null for none. */
  @Nullable String staticToken;

  /** True if the integration runtime of a new migration service registers a node by itself. */
  boolean autoRegisterIntegrationRuntime = true;

  /** The call limits of a principal. */
  ThrottleLimits throttling = ThrottleLimits.azure();

  /** The clock of operations, limits and tokens. */
  InstantSource clock = MillisecondTime.of(InstantSource.system());

  /** The value of {@code Retry-After}, at least one second. */
  Duration retryAfter = Duration.ofSeconds(1);

  /** The number of requests that the request log holds. The oldest are dropped. */
  int requestLogSize = 10_000;

  private EmulatorOptions() {}

  @Option(
      names = "--static-token-env",
      description = "Environment variable with a bearer token that is always accepted.")
  void staticTokenOf(String variable) {
    staticToken = System.getenv(variable);
  }

  @Option(
      names = "--no-auto-register",
      description = "Do not register the integration runtime of a migration service by itself.")
  void noAutoRegister(boolean asked) {
    autoRegisterIntegrationRuntime = !asked;
  }

  @Option(
      names = "--no-throttling",
      description = "Do not throttle principals that call more often than Azure allows.")
  void noThrottling(boolean asked) {
    throttling = asked ? ThrottleLimits.unlimited() : ThrottleLimits.azure();
  }

  @Option(
      names = "--manual-clock",
      description = "Stop the clock. POST /_emulator/clock advances it.")
  void manualClock(boolean asked) {
    if (asked) {
      clock = ManualClock.atPresent();
    }
  }

  /**
   * Returns the default options: free ports, no data folder, operations of a few tenths of a
   * second, Azure's call limits.
   */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions();
  }

  /**
   * Returns a copy with fixed ports.
   *
   * @param newPort HTTPS port, 0 to 65535; 0 picks a free one
   * @param newSqlPort port of the databases, 0 to 65535; 0 picks a free one
   */
  public EmulatorOptions withPorts(int newPort, int newSqlPort) {
    return with(
        options -> {
          options.port = newPort;
          options.sqlPort = newSqlPort;
        });
  }

  /**
   * Returns a copy that keeps resources, databases and the certificate in a folder.
   *
   * @param folder the folder, null to keep nothing
   */
  public EmulatorOptions withDataFolder(@Nullable Path folder) {
    return with(options -> options.dataFolder = folder);
  }

  /**
   * Returns a copy with another pace and polling interval.
   *
   * @param newRetryAfter value of {@code Retry-After}, at least one second
   */
  public EmulatorOptions withPace(Pace newPace, Duration newRetryAfter) {
    return with(
        options -> {
          options.pace = newPace;
          options.retryAfter = newRetryAfter;
        });
  }

  /**
   * Returns a copy with another clock. With a {@link ManualClock}, operations end while the test
   * advances the clock.
   */
  public EmulatorOptions withClock(InstantSource newClock) {
    return with(options -> options.clock = MillisecondTime.of(newClock));
  }

  /**
   * Returns a copy that always accepts a bearer token.
   *
   * @param token the token, null for none
   */
  public EmulatorOptions withStaticToken(@Nullable String token) {
    return with(options -> options.staticToken = token);
  }

  /**
   * Returns a copy with other settings of Database Migration Service.
   *
   * @param autoRegister true if integration runtimes register a node by themselves
   * @param urlTemplate JDBC URL of a source with {host}, {port} and {database}
   * @param newRowsPerSecond most rows copied per second and table, 0 for no limit
   */
  public EmulatorOptions withMigrations(
      boolean autoRegister, String urlTemplate, int newRowsPerSecond) {
    return with(
        options -> {
          options.autoRegisterIntegrationRuntime = autoRegister;
          options.sourceUrlTemplate = urlTemplate;
          options.rowsPerSecond = newRowsPerSecond;
        });
  }

  /**
   * Returns a copy whose migrations write to other databases than the emulator's own.
   *
   * @param urlTemplate JDBC URL of a target with {server} and {database}, null for its own
   *     databases
   */
  public EmulatorOptions withTargets(@Nullable String urlTemplate) {
    return with(options -> options.targetUrlTemplate = urlTemplate);
  }

  /** Returns a copy with another bind address, other host names and another certificate file. */
  public EmulatorOptions withNetwork(NetworkOptions network) {
    return with(
        options -> {
          options.bindAddress = network.bindAddress();
          options.dnsNames = network.dnsNames();
          options.certificate = network.certificate();
        });
  }

  /** Returns a copy with other call limits of a principal. */
  public EmulatorOptions withThrottling(ThrottleLimits limits) {
    return with(options -> options.throttling = limits);
  }

  /**
   * Returns a copy with eventual consistency.
   *
   * @param delay time after its creation in which a resource is not found, not negative
   */
  public EmulatorOptions withEventualConsistency(Duration delay) {
    return with(options -> options.visibleAfter = delay);
  }

  /**
   * Returns a copy with these subscriptions only.
   *
   * @param ids UUIDs; if empty, every id is a subscription
   */
  public EmulatorOptions withSubscriptions(Set<String> ids) {
    return with(options -> options.subscriptions = Set.copyOf(ids));
  }

  private EmulatorOptions with(Consumer<EmulatorOptions> change) {
    try {
      EmulatorOptions copy = (EmulatorOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("options can be cloned", e);
    }
  }

  /** Returns the address, host names and certificate file. */
  NetworkOptions network() {
    return new NetworkOptions(bindAddress, dnsNames, certificate);
  }

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if an option has a wrong value; the message names the option
   *     and the accepted values
   */
  void check() {
    requirePort("port", port);
    requirePort("sqlPort", sqlPort);
    if (rowsPerSecond < 0) {
      throw new IllegalArgumentException(
          "rowsPerSecond must be 0 (no limit) or more: " + rowsPerSecond);
    }
    if (!sourceUrlTemplate.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "sourceUrlTemplate must be a JDBC URL such as '" + H2_SOURCE + "'");
    }
    if (targetUrlTemplate != null && !targetUrlTemplate.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "targetUrlTemplate must be a JDBC URL such as"
              + " 'jdbc:sqlserver://host:1433;databaseName={database}'");
    }
    if (visibleAfter.isNegative()) {
      throw new IllegalArgumentException("visibleAfter must not be negative: " + visibleAfter);
    }
    subscriptions.forEach(EmulatorOptions::requireSubscription);
  }

  private static void requireSubscription(String id) {
    if (!UUID_FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a subscription's id must be a UUID such as 00000000-0000-4000-8000-0000000000aa: " + id);
    }
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(name + " must be from 0 to 65535: " + port);
    }
  }

  @Override
  public String toString() {
    return "EmulatorOptions[port=%d, sqlPort=%d, dataFolder=%s, pace=%s]"
        .formatted(port, sqlPort, dataFolder, pace);
  }
}
