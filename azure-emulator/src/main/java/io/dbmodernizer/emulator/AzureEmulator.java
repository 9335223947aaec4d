package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.ResourceManager;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.authorization.AuthorizationInterceptor;
import io.dbmodernizer.emulator.authorization.RoleAssignments;
import io.dbmodernizer.emulator.database.SqlListener;
import io.dbmodernizer.emulator.fault.FaultInterceptor;
import io.dbmodernizer.emulator.fault.Faults;
import io.dbmodernizer.emulator.http.EmulatorHttpServer;
import io.dbmodernizer.emulator.http.ExchangeLog;
import io.dbmodernizer.emulator.http.TlsIdentity;
import io.dbmodernizer.emulator.http.Tokens;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import io.dbmodernizer.emulator.resources.RegistrationInterceptor;
import io.dbmodernizer.emulator.resources.Registrations;
import io.dbmodernizer.emulator.resources.SubscriptionInterceptor;
import io.dbmodernizer.emulator.throttle.Throttle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A running emulator. It answers requests as soon as {@link #start} returns. {@link #close} stops
 * it and removes its files, unless the options name a data folder.
 */
public final class AzureEmulator implements AutoCloseable {

  private final SharedParts shared;
  private final ResourceManager manager;
  private final EmulatorHttpServer http;
  private final TlsIdentity identity;
  private final RequestLog requests;
  private final Tokens tokens;
  private final ShutdownActions shutdown;

  private AzureEmulator(
      SharedParts shared,
      ResourceManager manager,
      EmulatorHttpServer http,
      TlsIdentity identity,
      RequestLog requests,
      Tokens tokens,
      ShutdownActions shutdown) {
    this.shared = shared;
    this.manager = manager;
    this.http = http;
    this.identity = identity;
    this.requests = requests;
    this.tokens = tokens;
    this.shutdown = shutdown;
  }

  /**
   * Starts an emulator.
   *
   * @throws IOException if a port is taken, or the data folder cannot be used
   * @throws IllegalArgumentException if an option has a value that it does not accept
   */
  public static AzureEmulator start(EmulatorOptions options) throws IOException {
    ShutdownActions shutdown = new ShutdownActions();
    try {
      return start(options, shutdown);
    } catch (GeneralSecurityException | SQLException e) {
      shutdown.run();
      throw new IOException("The emulator could not be started: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      shutdown.run();
      throw e;
    }
  }

  private static AzureEmulator start(EmulatorOptions options, ShutdownActions shutdown)
      throws IOException, GeneralSecurityException, SQLException {
    options.check();
    // Before the store: H2 reads the bind address once, when its first class is loaded.
    SqlListener.claim(options.network().bindAddress());
    DataFolder folder = DataFolder.open(options.dataFolder, shutdown);
    SharedParts shared = SharedParts.open(options, folder, shutdown);
    ResourceManager manager =
        new ResourceManager(
            shared.controller(),
            shared.timers(),
            EmulatedProviders.create(shared, shutdown),
            new Throttle(options.throttling, options.clock),
            new SubscriptionInterceptor(shared.controller(), options.subscriptions)
                .then(new AuthorizationInterceptor(shared.access()))
                .then(new RegistrationInterceptor(shared.registrations()))
                .then(new FaultInterceptor(shared.faults(), shared.controller()::type)));
    TlsIdentity identity =
        TlsIdentity.in(folder.path().resolve("tls"), options.network().dnsNames());
    Path copy = options.network().certificate();
    if (copy != null) {
      Files.copy(identity.pem(), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    RequestLog requests = new RequestLog(options.requestLogSize);
    ExchangeRecording recording = ExchangeRecording.configured();
    shutdown.add(recording::close);
    Tokens tokens = new Tokens(options.clock, shared.store(), options.staticToken);
    EmulatorHttpServer http =
        EmulatorHttpServer.start(
            options.network(),
            options.port,
            identity,
            manager,
            tokens,
            new ExchangeLog(requests, recording),
            shared.timers());
    shutdown.add(http::close);
    return new AzureEmulator(shared, manager, http, identity, requests, tokens, shutdown);
  }

  /**
   * Returns the URI of Azure Resource Manager, of the token endpoint and of the emulator's own API,
   * without a trailing slash.
   */
  public URI baseUri() {
    return http.baseUri();
  }

  /** Returns the PEM file with the certificate that clients have to trust. */
  public Path certificatePem() {
    return identity.pem();
  }

  /** Returns the TCP port of the databases. */
  public int sqlPort() {
    return shared.databases().port();
  }

  /**
   * Returns the JDBC URL of a database. Connect with the administrator login of its server. The
   * database may be missing.
   *
   * @param server server name without domain
   * @param database database name, in the spelling of its creation
   */
  public String sqlUrl(String server, String database) {
    return shared.databases().url(server, database);
  }

  /**
   * Opens a database with the rights of the emulator itself, and creates an H2 database if there is
   * none. Tests use it to create objects that an administrator login cannot create: triggers and
   * functions written in Java, files.
   *
   * @param server server name without domain
   * @param database database name, in the spelling of its creation
   * @throws SQLException if the database cannot be opened
   */
  public Connection openAsOwner(String server, String database) throws SQLException {
    return shared.databases().openAsOwner(server, database);
  }

  /** Returns the operations of Azure's API that this emulator imitates. */
  public List<Route> operations() {
    return manager.operations();
  }

  /** Returns the log of requests. It holds no secrets. */
  public RequestLog requests() {
    return requests;
  }

  /** Returns the fault rules. The emulator starts with none. */
  public Faults faults() {
    return shared.faults();
  }

  /** Returns the role assignments. A principal without one may do everything. */
  public RoleAssignments access() {
    return shared.access();
  }

  /** Returns the provider registrations of subscriptions. At first all providers are registered. */
  public Registrations registrations() {
    return shared.registrations();
  }

  /** Returns a bearer token for a client id, in the form that the token endpoint issues. */
  public String issueToken(String clientId) {
    return tokens.issue(clientId);
  }

  /** Returns the JSON documents of all existing resources by resource id. */
  public SortedMap<String, String> resources() {
    return shared.controller().documents();
  }

  /** Returns the ids of all existing resources, sorted. */
  public SortedSet<String> resourceIds() {
    return shared.controller().existing();
  }

  /** Returns the quotas. They hold for every subscription and may be changed at any time. */
  public Quotas quotas() {
    return shared.quotas();
  }

  /** Stops the emulator. Does nothing when called again. */
  @Override
  public void close() throws IOException {
    shutdown.run();
  }
}
