package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.KeyRing;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.Quotas;
import io.dbmodernizer.emulator.arm.ResourceController;
import io.dbmodernizer.emulator.arm.ResourceManager;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.arm.Route;
import io.dbmodernizer.emulator.arm.Timers;
import io.dbmodernizer.emulator.arm.Timing;
import io.dbmodernizer.emulator.authorization.Access;
import io.dbmodernizer.emulator.authorization.AccessInterceptor;
import io.dbmodernizer.emulator.authorization.AuthorizationProvider;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.datafactory.DataFactoryProvider;
import io.dbmodernizer.emulator.datafactory.FactoryRuns;
import io.dbmodernizer.emulator.datamigration.DataMigrationProvider;
import io.dbmodernizer.emulator.datamigration.MigrationRuns;
import io.dbmodernizer.emulator.datamigration.MigrationSettings;
import io.dbmodernizer.emulator.fault.FaultInterceptor;
import io.dbmodernizer.emulator.fault.Faults;
import io.dbmodernizer.emulator.fault.FaultsApi;
import io.dbmodernizer.emulator.http.EmulatorHttpServer;
import io.dbmodernizer.emulator.http.ExchangeLog;
import io.dbmodernizer.emulator.http.TlsIdentity;
import io.dbmodernizer.emulator.http.Tokens;
import io.dbmodernizer.emulator.insights.InsightsProvider;
import io.dbmodernizer.emulator.integration.Endpoints;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.operationalinsights.OperationalInsightsProvider;
import io.dbmodernizer.emulator.recoveryservices.RecoveryServicesProvider;
import io.dbmodernizer.emulator.portal.PortalProvider;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import io.dbmodernizer.emulator.resources.RegistrationInterceptor;
import io.dbmodernizer.emulator.resources.Registrations;
import io.dbmodernizer.emulator.resources.ResourcesProvider;
import io.dbmodernizer.emulator.security.DefenderPlans;
import io.dbmodernizer.emulator.security.SecurityProvider;
import io.dbmodernizer.emulator.sql.SqlProvider;
import io.dbmodernizer.emulator.storage.StorageProvider;
import io.dbmodernizer.emulator.throttle.Throttle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A running emulator. Ready when {@link #start} returns; stopped by {@link #close}, which also
 * removes everything unless a data folder was given.
 */
public final class AzureEmulator implements AutoCloseable {

  private final Parts parts;
  private final Deque<Stop> stops;

  private AzureEmulator(Parts parts, Deque<Stop> stops) {
    this.parts = parts;
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
    Timing timing = new Timing(options.pace(), options.retryAfter());
    Faults faults = new Faults(options.clock());
    ResourceController controller =
        new ResourceController(store, timers, timing, options.visibleAfter(), faults);
    Access access = new Access();
    Registrations registrations = new Registrations(store, timers, timing);
    KeyRing keys = new KeyRing(store);
    IntegrationRuntimes runtimes = new IntegrationRuntimes(store);
    Endpoints endpoints =
        new Endpoints(databases, options.sourceUrlTemplate(), options.targetUrlTemplate());
    MigrationRuns runs = new MigrationRuns(controller, timers, options.clock());
    stops.push(runs::close);
    Quotas quotas = new Quotas();
    DefenderPlans plans = new DefenderPlans(store, options.clock());
    FactoryRuns factoryRuns = new FactoryRuns(controller, store, runtimes, endpoints, timers);
    stops.push(factoryRuns::close);
    List<Provider> providers =
        List.of(
            new ResourcesProvider(controller, registrations, controller::types),
            new AuthorizationProvider(access),
            new FaultsApi(faults),
            new ClockApi(options.clock()),
            new SqlProvider(
                controller,
                store,
                options.clock(),
                timers,
                databases,
                quotas,
                plans::coversSqlServers),
            new SecurityProvider(plans),
            new StorageProvider(controller, keys, options.clock(), quotas),
            new DataMigrationProvider(
                controller,
                runtimes,
                keys,
                timers,
                options.pace(),
                runs,
                new MigrationSettings(
                    options.autoRegisterIntegrationRuntime(), endpoints, options.rowsPerSecond())),
            new DataFactoryProvider(
                controller,
                runtimes,
                keys,
                timers,
                options.pace(),
                factoryRuns,
                options.autoRegisterIntegrationRuntime()),
            new InsightsProvider(controller, store, options.clock()),
            new OperationalInsightsProvider(store, options.clock()),
            new PortalProvider(),
            new RecoveryServicesProvider(controller, store));
    ResourceManager manager =
        new ResourceManager(
            controller,
            timers,
            providers,
            new Throttle(options.throttling(), options.clock()),
            new AccessInterceptor(access)
                .then(new RegistrationInterceptor(registrations))
                .then(new FaultInterceptor(faults, controller::type)));
    TlsIdentity identity = TlsIdentity.in(folder.resolve("tls"), options.network().dnsNames());
    Path copy = options.network().certificate();
    if (copy != null) {
      Files.copy(identity.pem(), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    RequestLog requests = new RequestLog(options.requestLogSize());
    ExchangeRecording recording = ExchangeRecording.configured();
    stops.push(recording::close);
    Tokens tokens = new Tokens(options.clock(), store, options.staticToken());
    EmulatorHttpServer http =
        EmulatorHttpServer.start(
            options.network(),
            options.port(),
            identity,
            manager,
            tokens,
            new ExchangeLog(requests, recording),
            timers);
    stops.push(http::close);
    return new AzureEmulator(
        new Parts(
            manager, http, identity, databases, requests, tokens, controller, faults, access, registrations, quotas),
        stops);
  }

  /** Returns the URI of the resource manager and of the token endpoint, without trailing slash. */
  public URI baseUri() {
    return parts.http().baseUri();
  }

  /** Returns the file with the certificate that clients have to trust. */
  public Path certificatePem() {
    return parts.identity().pem();
  }

  /** Returns the TCP port of the databases. */
  public int sqlPort() {
    return parts.databases().port();
  }

  /**
   * Returns the JDBC URL of a database. The login is the administrator login of its server.
   *
   * @param server server name without domain
   * @param database database name, in the spelling of its creation
   */
  public String sqlUrl(String server, String database) {
    return parts.databases().url(server, database);
  }

  /** Returns the operations of Azure's API that this emulator answers. */
  public List<Route> operations() {
    return parts.manager().operations();
  }

  /** Returns the log of requests, without secrets. */
  public RequestLog requests() {
    return parts.requests();
  }

  /** Returns the rules by which requests and operations go wrong; none at first. */
  public Faults faults() {
    return parts.faults();
  }

  /** Returns who may do what; everybody everything at first. */
  public Access access() {
    return parts.access();
  }

  /** Returns which providers subscriptions are registered for; all at first. */
  public Registrations registrations() {
    return parts.registrations();
  }

  /** Returns a bearer token for a client id, as the token endpoint issues it. */
  public String issueToken(String clientId) {
    return parts.tokens().issue(clientId);
  }

  /** Returns the ids of all resources that exist, sorted, whoever created them. */
  public SortedSet<String> resourceIds() {
    return parts.controller().existing();
  }

  /** Returns the quotas of every subscription, whose limits may be changed at any time. */
  public Quotas quotas() {
    return parts.quotas();
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

  private record Parts(
      ResourceManager manager,
      EmulatorHttpServer http,
      TlsIdentity identity,
      DatabaseServer databases,
      RequestLog requests,
      Tokens tokens,
      ResourceController controller,
      Faults faults,
      Access access,
      Registrations registrations,
      Quotas quotas) {}

  private interface Stop {
    void run() throws IOException;
  }
}
