package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is started.
 *
 * @param port port of HTTPS, 0 for a free one
 * @param sqlPort port of the databases, 0 for a free one
 * @param dataFolder where everything is kept; null to forget everything at the end
 * @param pace how long operations take
 * @param retryAfter what {@code Retry-After} says, at least one second
 * @param clock the time; a test may give one that it moves
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
    NetworkOptions network) {

  /** The default of {@link #sourceUrlTemplate}: an H2 server that stands for an SQL Server. */
  public static final String H2_SOURCE =
      "jdbc:h2:tcp://{host}:{port}/{database};MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";

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
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(name + " must be from 0 to 65535: " + port);
    }
  }

  /** Returns free ports, nothing kept, operations of a few tenths of a second. */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(
        0,
        0,
        null,
        Pace.BRISK,
        Duration.ofSeconds(1),
        InstantSource.system(),
        null,
        true,
        H2_SOURCE,
        0,
        null,
        10_000,
        NetworkOptions.LOOPBACK);
  }

  /** Returns a copy with fixed ports. */
  public EmulatorOptions withPorts(int newPort, int newSqlPort) {
    return new EmulatorOptions(
        newPort,
        newSqlPort,
        dataFolder,
        pace,
        retryAfter,
        clock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy that keeps everything in a folder. */
  public EmulatorOptions withDataFolder(@Nullable Path folder) {
    return new EmulatorOptions(
        port,
        sqlPort,
        folder,
        pace,
        retryAfter,
        clock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy with another pace and polling interval. */
  public EmulatorOptions withPace(Pace newPace, Duration newRetryAfter) {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        newPace,
        newRetryAfter,
        clock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy with another clock. */
  public EmulatorOptions withClock(InstantSource newClock) {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        pace,
        retryAfter,
        newClock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy that always accepts a bearer token. */
  public EmulatorOptions withStaticToken(@Nullable String token) {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        pace,
        retryAfter,
        clock,
        token,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy for another migration set-up. */
  public EmulatorOptions withMigrations(
      boolean autoRegister, String urlTemplate, int newRowsPerSecond) {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        pace,
        retryAfter,
        clock,
        staticToken,
        autoRegister,
        urlTemplate,
        newRowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy whose migrations end in databases that are not its own. */
  public EmulatorOptions withTargets(@Nullable String urlTemplate) {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        pace,
        retryAfter,
        clock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        urlTemplate,
        requestLogSize,
        network);
  }

  /** Returns a copy that can be reached from elsewhere. */
  public EmulatorOptions withNetwork(NetworkOptions newNetwork) {
    return new EmulatorOptions(
        port,
        sqlPort,
        dataFolder,
        pace,
        retryAfter,
        clock,
        staticToken,
        autoRegisterIntegrationRuntime,
        sourceUrlTemplate,
        rowsPerSecond,
        targetUrlTemplate,
        requestLogSize,
        newNetwork);
  }

  @Override
  public String toString() {
    return "EmulatorOptions[port=%d, sqlPort=%d, dataFolder=%s, pace=%s]"
        .formatted(port, sqlPort, dataFolder, pace);
  }
}
