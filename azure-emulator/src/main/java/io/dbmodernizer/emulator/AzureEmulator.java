package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.Interceptor;
import io.dbmodernizer.emulator.arm.KeyRing;
import io.dbmodernizer.emulator.arm.OperationFates;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceController;
import io.dbmodernizer.emulator.arm.ResourceManager;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.arm.Route;
import io.dbmodernizer.emulator.arm.Timers;
import io.dbmodernizer.emulator.arm.Timing;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.datamigration.DataMigrationProvider;
import io.dbmodernizer.emulator.datamigration.MigrationRuns;
import io.dbmodernizer.emulator.datamigration.MigrationSettings;
import io.dbmodernizer.emulator.http.EmulatorHttpServer;
import io.dbmodernizer.emulator.http.TlsIdentity;
import io.dbmodernizer.emulator.insights.InsightsProvider;
import io.dbmodernizer.emulator.operationalinsights.OperationalInsightsProvider;
import io.dbmodernizer.emulator.recoveryservices.RecoveryServicesProvider;
import io.dbmodernizer.emulator.portal.PortalProvider;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import io.dbmodernizer.emulator.resources.ResourcesProvider;
import io.dbmodernizer.emulator.sql.SqlProvider;
import io.dbmodernizer.emulator.storage.StorageProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A running emulator. Ready when {@link #start} returns; stopped by {@link #close}, which also
 * removes everything unless a data folder was given.
 */
public final class AzureEmulator implements AutoCloseable {

  private final ResourceManager manager;
  private final EmulatorHttpServer http;
  private final TlsIdentity identity;
  private final DatabaseServer databases;
  private final RequestLog requests;
  private final Deque<Stop> stops;

  private AzureEmulator(
      ResourceManager manager,
      EmulatorHttpServer http,
      TlsIdentity identity,
      DatabaseServer databases,
      RequestLog requests,
      Deque<Stop> stops) {
    this.manager = manager;
    this.http = http;
    this.identity = identity;
    this.databases = databases;
    this.requests = requests;
    this.stops = stops;
  }

  /**
   * Starts an emulator.
   *
   * @throws IOException if a port is taken, or the data folder cannot be used
   */
  public static AzureEmulator start(EmulatorOptions options) throws IOException {
    Deque<Stop> stops = new ArrayDeque<>();
    try {
      return start(options, stops);
    } catch (GeneralSecurityException | SQLException e) {
      stopAll(stops);
      throw new IOException("The emulator could not be started: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      stopAll(stops);
      throw e;
    }
  }

  private static AzureEmulator start(EmulatorOptions options, Deque<Stop> stops)
      throws IOException, GeneralSecurityException, SQLException {
    Path kept = options.dataFolder();
    Path folder = kept == null ? Files.createTempDirectory("azure-emulator") : kept;
    Files.createDirectories(folder);
    if (kept == null) {
      stops.push(() -> deleteFolder(folder));
    }
    ResourceStore store =
        kept == null
            ? ResourceStore.inMemory()
            : ResourceStore.inFile(folder.resolve("resources.mv"));
    stops.push(store::close);
    DatabaseServer databases =
        DatabaseServer.start(
            folder.resolve("sql"), options.network(), options.sqlPort(), ownerPassword(store));
    stops.push(databases::close);
    Timers timers = new Timers(options.clock());
    stops.push(timers::close);
    ResourceController controller =
        new ResourceController(
            store,
            timers,
            new Timing(options.pace(), options.retryAfter()),
            Duration.ZERO,
            OperationFates.NONE);
    KeyRing keys = new KeyRing(store);
    MigrationRuns runs = new MigrationRuns(controller, timers, options.clock());
    stops.push(runs::close);
    List<Provider> providers =
        List.of(
            new ResourcesProvider(controller),
            new SqlProvider(controller, store, options.clock(), databases),
            new StorageProvider(controller, keys, options.clock()),
            new DataMigrationProvider(
                controller,
                store,
                keys,
                timers,
                options.pace(),
                databases,
                runs,
                new MigrationSettings(
                    options.autoRegisterIntegrationRuntime(),
                    options.sourceUrlTemplate(),
                    options.targetUrlTemplate(),
                    options.rowsPerSecond())),
            new InsightsProvider(controller, store, options.clock()),
            new OperationalInsightsProvider(store, options.clock()),
            new PortalProvider(),
            new RecoveryServicesProvider());
    ResourceManager manager =
        new ResourceManager(controller, timers, providers, Interceptor.NONE, Interceptor.NONE);
    TlsIdentity identity = TlsIdentity.in(folder.resolve("tls"), options.network().dnsNames());
    Path copy = options.network().certificate();
    if (copy != null) {
      Files.copy(identity.pem(), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    RequestLog requests = new RequestLog(options.requestLogSize());
    ExchangeRecording recording = ExchangeRecording.configured();
    stops.push(recording::close);
    EmulatorHttpServer http =
        EmulatorHttpServer.start(
            options.network(),
            options.port(),
            identity,
            manager,
            store,
            requests,
            recording,
            options.clock(),
            options.staticToken());
    stops.push(http::close);
    return new AzureEmulator(manager, http, identity, databases, requests, stops);
  }

  /** Returns the URI of the resource manager and of the token endpoint, without trailing slash. */
  public URI baseUri() {
    return http.baseUri();
  }

  /** Returns the file with the certificate that clients have to trust. */
  public Path certificatePem() {
    return identity.pem();
  }

  /** Returns the TCP port of the databases. */
  public int sqlPort() {
    return databases.port();
  }

  /**
   * Returns the JDBC URL of a database. The login is the administrator login of its server.
   *
   * @param server server name without domain
   * @param database database name, in the spelling of its creation
   */
  public String sqlUrl(String server, String database) {
    return databases.url(server, database);
  }

  /** Returns the operations of Azure's API that this emulator answers. */
  public List<Route> operations() {
    return manager.operations();
  }

  /** Returns the log of requests, without secrets. */
  public RequestLog requests() {
    return requests;
  }

  /** Stops the emulator. Does nothing when called again. */
  @Override
  public void close() throws IOException {
    stopAll(stops);
  }

  private static void stopAll(Deque<Stop> stops) throws IOException {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }

  private static String ownerPassword(ResourceStore store) {
    MVMap<String, String> settings = store.map("settings");
    String password =
        settings.computeIfAbsent("database-owner-password", key -> UUID.randomUUID().toString());
    store.commit();
    return password;
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private interface Stop {
    void run() throws IOException;
  }
}
