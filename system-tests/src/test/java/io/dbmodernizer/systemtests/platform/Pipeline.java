package io.dbmodernizer.systemtests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.cli.platform.PlatformOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.systemtests.azure.AzureRequests;
import io.dbmodernizer.systemtests.topics.TopicDump;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.testsupport.source.SourceServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A running platform with a source server beside it, and everything a test asks of them. */
public final class Pipeline implements AutoCloseable {

  /** Longest wait for something that normally takes seconds. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String SUBSCRIPTION = "5f0c2d6e-7a1b-4c3d-9e8f-102030405060";
  private static final String ADMINISTRATOR = "modernizer";
  private static final String READER = "reader";

  private final LocalPlatform platform;
  private final SourceServer sources;
  private final EventLog events;
  private final ForeignProducer producer;
  private final AzureRequests azure;
  private final HttpClient http = HttpClient.newHttpClient();

  private Pipeline(LocalPlatform platform, SourceServer sources) throws IOException {
    String bootstrapServers = platform.addresses().bootstrapServers();
    String registryUrl = platform.addresses().registryUrl();
    this.platform = platform;
    this.sources = sources;
    this.events = EventLog.start(bootstrapServers, registryUrl);
    this.producer = new ForeignProducer(bootstrapServers, registryUrl);
    this.azure =
        new AzureRequests(platform.addresses().emulatorUrl(), platform.emulatorCertificate());
  }

  /** Starts a platform in an empty folder; the folder stays for a look at its logs. */
  static Pipeline start(PlatformOptions options) throws IOException, SQLException {
    Path folder = options.dataFolder();
    Path sourceFolder = folder.resolveSibling(folder.getFileName() + "-source");
    if (Files.exists(folder)) {
      LocalPlatform.stopAll(folder);
    }
    deleteAll(folder);
    deleteAll(sourceFolder);
    return new Pipeline(
        LocalPlatform.start(options.withSource(false)), SourceServer.start(sourceFolder));
  }

  /** The platform itself. */
  public LocalPlatform platform() {
    return platform;
  }

  /** The server whose databases are migrated. */
  public SourceServer sources() {
    return sources;
  }

  /** Every event so far. */
  public EventLog events() {
    return events;
  }

  /** Publishes without checking anything. */
  public ForeignProducer producer() {
    return producer;
  }

  /** What Azure was asked to do. */
  public AzureRequests azure() {
    return azure;
  }

  /** Reads topics as they are stored. */
  public TopicDump topics() {
    return new TopicDump(platform.addresses().bootstrapServers());
  }

  /** Creates a source database whose login is known to the platform by reference only. */
  public SourceDatabase createSource(String name) throws IOException, SQLException {
    return createOn(sources, name);
  }

  /** Creates a source database with one table, {@code [Shop].[Orders]}, of so many rows. */
  public SourceDatabase createSource(String name, int rows) throws IOException, SQLException {
    return createSourceOn(sources, name, rows);
  }

  /** As {@link #createSource(String, int)}, on another server. */
  public SourceDatabase createSourceOn(SourceServer server, String name, int rows)
      throws IOException, SQLException {
    SourceDatabase database = createOn(server, name);
    database.execute(
        "CREATE SCHEMA \"Shop\"",
        "CREATE TABLE \"Shop\".\"Orders\" (\"Id\" INT IDENTITY(1, 1) NOT NULL PRIMARY KEY,"
            + " \"Note\" NVARCHAR(80), \"Amount\" MONEY NOT NULL)",
        "INSERT INTO \"Shop\".\"Orders\" (\"Note\", \"Amount\")"
            + " SELECT CONCAT('order ', X), X * 0.25 FROM SYSTEM_RANGE(1, "
            + rows
            + ")");
    database.grantRead("Shop");
    return database;
  }

  private SourceDatabase createOn(SourceServer server, String name)
      throws IOException, SQLException {
    return server.create(name, READER, platform.secrets().value(sourceSecret(name)));
  }

  /** A good request to move a database; server and resource group are named after the migration. */
  public MigrationRequested request(String migrationId, String database) throws IOException {
    LocalSecrets secrets = platform.secrets();
    MigrationRequested request = TestRequests.request(migrationId, serverName(migrationId));
    request.getMetadata().setCorrelationId(migrationId);
    request.setRequester("system-tests");
    request.setPurpose("whole-pipeline test");
    request.getSource().setHost("127.0.0.1");
    request.getSource().setPort(sources.port());
    request.getSource().setDatabase(database);
    request.getSource().setLogin(READER);
    request.getSource().setPasswordRef(secrets.reference(sourceSecret(database)));
    Target target = request.getTarget();
    target.getAzure().setSubscriptionId(SUBSCRIPTION);
    target.getAzure().setResourceGroup(resourceGroup(migrationId));
    target.getServer().setAdministratorLogin(ADMINISTRATOR);
    target
        .getServer()
        .setAdministratorPasswordRef(secrets.reference(LocalSecrets.TARGET_ADMINISTRATOR));
    target
        .getServer()
        .setFirewallRules(List.of(TestRequests.rule("office", "203.0.113.1", "203.0.113.9")));
    target.getDatabase().setName(database);
    target.setTags(Map.of());
    return request;
  }

  /** Name of the resource group in {@link #request}. */
  public static String resourceGroup(String migrationId) {
    return "rg-" + migrationId;
  }

  /** Name of the server in {@link #request}. */
  public static String serverName(String migrationId) {
    return "sql-" + migrationId;
  }

  /** Opens the database that a migration has made, as its administrator. */
  public Connection openTarget(MigrationRequested request) throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:tcp://127.0.0.1:%d/%s/%s;IFEXISTS=TRUE%s"
            .formatted(
                platform.addresses().emulatorSqlPort(),
                request.getTarget().getServer().getName(),
                request.getTarget().getDatabase().getName(),
                SourceServer.OPTIONS),
        ADMINISTRATOR,
        platform.secrets().value(LocalSecrets.TARGET_ADMINISTRATOR));
  }

  /** Waits until a migration is in a state, or fails at once if it has ended in another. */
  public MigrationStatus awaitState(String migrationId, MigrationState state) {
    return awaitStatus(
        migrationId,
        state + " of " + migrationId,
        status -> {
          if (status.getState() != state && status.getState() == MigrationState.FAILED) {
            assertThat(status.getState()).as(status.toString()).isEqualTo(state);
          }
          return status.getState() == state;
        });
  }

  /** Waits until the latest snapshot of a migration is as wanted. */
  public MigrationStatus awaitStatus(
      String migrationId, String what, Predicate<MigrationStatus> wanted) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> events.status(migrationId), status -> status.filter(wanted).isPresent());
    return events.status(migrationId).orElseThrow();
  }

  /** Asks the status API. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(platform.addresses().apiUrl() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Every secret that this platform and its sources use, by name. */
  public Map<String, String> secrets() throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    try (Stream<Path> files = Files.list(secretsFolder())) {
      for (Path file : files.toList()) {
        secrets.put(file.getFileName().toString(), Files.readString(file).strip());
      }
    }
    secrets.put("owner of the sources", sources.ownerPassword());
    return secrets;
  }

  /** The only folder that may hold secrets. */
  public Path secretsFolder() {
    return platform.data().root().resolve("secrets");
  }

  @Override
  public void close() throws InterruptedException {
    producer.close();
    events.close();
    platform.close();
    sources.close();
  }

  private static String sourceSecret(String database) {
    return "source-" + database;
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
