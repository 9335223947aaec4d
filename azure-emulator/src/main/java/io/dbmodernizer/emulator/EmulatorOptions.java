package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.MillisecondTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is started.
 *
 * @param port port of HTTPS, 0 for a free one
 * @param sqlPort port of the databases, 0 for a free one
 * @param dataFolder where everything is kept; null to forget everything at the end
 * @param pace how long operations take
 * @param retryAfter what {@code Retry-After} says, at least one second
 * @param clock the time of everything: operations, limits, tokens; a test may give a {@link
 *     io.dbmodernizer.emulator.time.ManualClock}
 * @param staticToken bearer token that is always accepted, null for none
 * @param autoRegisterIntegrationRuntime whether the integration runtime of a new migration service
 *     registers by itself after a short while, as if somebody had installed it
 * @param sourceUrlTemplate JDBC URL by which the migration service reaches a source, with {@code
 *     {host}}, {@code {port}} and {@code {database}}
 * @param rowsPerSecond most rows a migration copies per second and table, 0 for no limit
 * @param targetUrlTemplate JDBC URL by which the migration service reaches a target, with {@code
 *     {server}} and {@code {database}}; null for the emulator's own databases
 * @param requestLogSize how many requests the request log holds
 * @param network from where the emulator can be reached
 * @param throttling how often a principal may call
 * @param visibleAfter for how long after its creation a resource is not found, as it can happen in
 *     Azure; zero for not at all
 * @param subscriptions ids of the only subscriptions there are; empty if every well-formed id is
 *     one
 */
public record EmulatorOptions(
    int port,
    int sqlPort,
    @Nullable Path dataFolder,
    Pace pace,
    Duration retryAfter,
    InstantSource clock,
    @Nullable String staticToken,
    boolean autoRegisterIntegrationRuntime,
    String sourceUrlTemplate,
    int rowsPerSecond,
    @Nullable String targetUrlTemplate,
    int requestLogSize,
    NetworkOptions network,
    ThrottleLimits throttling,
    Duration visibleAfter,
    Set<String> subscriptions) {

  /** The default of {@link #sourceUrlTemplate}: an H2 server that stands for an SQL Server. */
  public static final String H2_SOURCE =
      "jdbc:h2:tcp://{host}:{port}/{database};MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  public EmulatorOptions {
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
    subscriptions = Set.copyOf(subscriptions);
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

  /** Returns free ports, nothing kept, operations of a few tenths of a second, Azure's limits. */
  public static EmulatorOptions defaults() {
    return new EmulatorOptionsBuilder().build();
  }

  /** Returns a copy with fixed ports. */
  public EmulatorOptions withPorts(int newPort, int newSqlPort) {
    return with(
        options -> {
          options.port = newPort;
          options.sqlPort = newSqlPort;
        });
  }

  /** Returns a copy that keeps everything in a folder. */
  public EmulatorOptions withDataFolder(@Nullable Path folder) {
    return with(options -> options.dataFolder = folder);
  }

  /** Returns a copy with another pace and polling interval. */
  public EmulatorOptions withPace(Pace newPace, Duration newRetryAfter) {
    return with(
        options -> {
          options.pace = newPace;
          options.retryAfter = newRetryAfter;
        });
  }

  /**
   * Returns a copy with another clock. With a {@link io.dbmodernizer.emulator.time.ManualClock}
   * nothing waits: what is due happens while the test advances the clock.
   */
  public EmulatorOptions withClock(InstantSource newClock) {
    return with(options -> options.clock = MillisecondTime.of(newClock));
  }

  /** Returns a copy that always accepts a bearer token. */
  public EmulatorOptions withStaticToken(@Nullable String token) {
    return with(options -> options.staticToken = token);
  }

  /** Returns a copy for another migration set-up. */
  public EmulatorOptions withMigrations(
      boolean autoRegister, String urlTemplate, int newRowsPerSecond) {
    return with(
        options -> {
          options.autoRegisterIntegrationRuntime = autoRegister;
          options.sourceUrlTemplate = urlTemplate;
          options.rowsPerSecond = newRowsPerSecond;
        });
  }

  /** Returns a copy whose migrations end in databases that are not its own. */
  public EmulatorOptions withTargets(@Nullable String urlTemplate) {
    return with(options -> options.targetUrlTemplate = urlTemplate);
  }

  /** Returns a copy that can be reached from elsewhere. */
  public EmulatorOptions withNetwork(NetworkOptions newNetwork) {
    return with(options -> options.network = newNetwork);
  }

  /** Returns a copy with other limits on how often a principal may call. */
  public EmulatorOptions withThrottling(ThrottleLimits limits) {
    return with(options -> options.throttling = limits);
  }

  /** Returns a copy in which a created resource is not found for a while. */
  public EmulatorOptions withEventualConsistency(Duration delay) {
    return with(options -> options.visibleAfter = delay);
  }

  /** Returns a copy with these subscriptions and no others. */
  public EmulatorOptions withSubscriptions(Set<String> ids) {
    return with(options -> options.subscriptions = ids);
  }

  private EmulatorOptions with(Consumer<EmulatorOptionsBuilder> change) {
    EmulatorOptionsBuilder builder = new EmulatorOptionsBuilder(this);
    change.accept(builder);
    return builder.build();
  }

  @Override
  public String toString() {
    return "EmulatorOptions[port=%d, sqlPort=%d, dataFolder=%s, pace=%s]"
        .formatted(port, sqlPort, dataFolder, pace);
  }
}
