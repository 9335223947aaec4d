package io.dbmodernizer.migration.testing;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.dms.CheckTargetStep;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.dms.CopyTarget;
import io.dbmodernizer.migration.dms.CopyUndo;
import io.dbmodernizer.migration.dms.IntegrationRuntimeStep;
import io.dbmodernizer.migration.dms.SqlMigrationService;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.retry.RetryProperties;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A source server, an emulator over HTTPS, and targets provisioned in it. */
public final class MigrationWorld implements AutoCloseable {
  /** Name of the target's administrator. */
  public static final String ADMINISTRATOR = "sqladmin";

  /** Password of the target's administrator. */
  public static final String ADMINISTRATOR_PASSWORD = "Target-Pass@{7c1e}";

  /** Backoff without jitter, and a minute of it. */
  public static final RetryPolicy RETRY =
      new RetryPolicy(
          new RetryProperties(
              Duration.ofSeconds(1), 2, Duration.ofSeconds(10), 0, Duration.ofMinutes(1), Map.of()),
          () -> 0.5);

  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  private static final String GROUP = "rg-sales";
  private static final String GROUP_ID =
      "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + GROUP;
  private static final String REGION = "westeurope";
  private static final String H2 =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AzureEmulator emulator;
  private final SourceServer source;
  private final AzureConnection azure;
  private final SecretResolver secrets;

  private MigrationWorld(AzureEmulator emulator, SourceServer source) {
    this.emulator = emulator;
    this.source = source;
    this.azure = TestAzure.connect(emulator.baseUri(), emulator.certificatePem());
    this.secrets = secrets();
  }

  /** Starts everything; sources are kept below the folder. */
  public static MigrationWorld start(Path folder) throws IOException, SQLException {
    return start(folder, EmulatorOptions.defaults());
  }

  /** Starts everything with an emulator that is different in something. */
  public static MigrationWorld start(Path folder, EmulatorOptions options)
      throws IOException, SQLException {
    SourceServer source = SourceServer.start(folder);
    AzureEmulator emulator =
        AzureEmulator.start(
            options.withStaticToken(TestAzure.TOKEN).withThrottling(ThrottleLimits.unlimited()));
    MigrationWorld world = new MigrationWorld(emulator, source);
    ObjectNode group = JsonMapper.shared().createObjectNode();
    group.put("location", REGION);
    world.azure.rest().put(GROUP_ID, "2025-04-01", group);
    return world;
  }

  /** A resolver of the passwords of both sides and of a wrong one. */
  @SuppressWarnings("NullAway") // no test refers to a key vault
  public static SecretResolver secrets() {
    return new SecretResolver(
        Map.of(
                "SOURCE_PASSWORD",
                SourceServer.PASSWORD,
                "TARGET_PASSWORD",
                ADMINISTRATOR_PASSWORD,
                "WRONG_PASSWORD",
                "Wrong-Pass-0000")
            ::get,
        null);
  }

  /** The emulator. */
  public AzureEmulator emulator() {
    return emulator;
  }

  /** The source server. */
  public SourceServer source() {
    return source;
  }

  /** The way to the emulator. */
  public AzureConnection azure() {
    return azure;
  }

  /** The secrets of both sides. */
  public SecretResolver resolver() {
    return secrets;
  }

  /** Connections to both sides, as the service has them on the local platform. */
  public SqlConnections connections() {
    return new SqlConnections(
        new SqlProperties(
            sourceUrl(),
            targetUrl(),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30)),
        secrets);
  }

  /** Template of the source's URL on the local platform. */
  public String sourceUrl() {
    return "jdbc:h2:tcp://{host}:{port}/{database}" + H2;
  }

  /** Template of the target's URL on the local platform. */
  public String targetUrl() {
    return "jdbc:h2:tcp://127.0.0.1:" + emulator.sqlPort() + "/{server}/{database}" + H2;
  }

  /** The steps of the stage as the service has them, each made anew for every run. */
  public List<Step> steps(ComparisonExecutor executor, Duration slice) {
    return List.of(
        new FreshStep(() -> SqlMigrationService.step(azure)),
        new FreshStep(() -> new IntegrationRuntimeStep(azure)),
        new FreshStep(() -> new AssessStep(connections(), slice)),
        new FreshStep(() -> new CheckTargetStep(azure, connections(), copyTarget())),
        new FreshStep(() -> new SchemaStep(connections(), slice)),
        copyStep(),
        new FreshStep(() -> new FinishSchemaStep(connections(), slice)),
        new FreshStep(() -> new CompareDefinitionsStep(connections())),
        new FreshStep(() -> new CompareStep(connections(), new TableComparison(executor), slice)));
  }

  /** What looks at the target before a copy. */
  public CopyTarget copyTarget() {
    return new CopyTarget(connections(), Duration.ofSeconds(2));
  }

  /** The copy, made anew for every run. */
  public Step copyStep() {
    return new FreshStep(
        () -> new CopyStep(azure, secrets, new CopyUndo(connections()), copyTarget(), RETRY));
  }

  /** The steps before the copy. */
  public List<Step> stepsBeforeCopy() {
    Duration slice = Duration.ofSeconds(2);
    return List.of(
        SqlMigrationService.step(azure),
        new IntegrationRuntimeStep(azure),
        new AssessStep(connections(), slice),
        new SchemaStep(connections(), slice));
  }

  /** A request to move a database of the source server to a new database of the emulator's. */
  public MigrationRequested request(String database) {
    String server = "sql-" + UUID.randomUUID().toString().substring(0, 8);
    return MigrationRequested.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder().setMigrationId(UUID.randomUUID().toString()).build())
        .setRequester("team-sales")
        .setPurpose("leave the data centre")
        .setSource(
            SourceDatabase.newBuilder()
                .setHost("127.0.0.1")
                .setPort(source.port())
                .setDatabase(database)
                .setLogin(SourceServer.LOGIN)
                .setPasswordRef("env:SOURCE_PASSWORD")
                .build())
        .setTarget(
            Target.newBuilder()
                .setAzure(
                    AzureScope.newBuilder()
                        .setSubscriptionId(SUBSCRIPTION)
                        .setResourceGroup(GROUP)
                        .setRegion(REGION)
                        .build())
                .setServer(
                    ServerTarget.newBuilder()
                        .setName(server)
                        .setAdministratorLogin(ADMINISTRATOR)
                        .setAdministratorPasswordRef("env:TARGET_PASSWORD")
                        .build())
                .setDatabase(DatabaseTarget.newBuilder().setName("sales").build())
                .setTags(Map.of("cost-center", "4711"))
                .build())
        .setMigration(
            MigrationOptions.newBuilder()
                .setEngine(MigrationEngine.DMS)
                .setTables(List.of())
                .build())
        .build();
  }

  /** Says that the target of a request is provisioned, without provisioning it. */
  public TargetProvisioned target(MigrationRequested request) {
    String server = request.getTarget().getServer().getName();
    String serverId = GROUP_ID + "/providers/Microsoft.Sql/servers/" + server;
    return TargetProvisioned.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder()
                .setMigrationId(request.getMetadata().getMigrationId())
                .build())
        .setRequest(request)
        .setServerFqdn(server + ".database.windows.net")
        .setServerId(serverId)
        .setDatabaseId(serverId + "/databases/" + request.getTarget().getDatabase().getName())
        .build();
  }

  /** Provisions server and database of a request. */
  public TargetProvisioned provision(MigrationRequested request) {
    TargetProvisioned target = target(request);
    ObjectNode server = JsonMapper.shared().createObjectNode();
    server.put("location", REGION);
    server
        .putObject("properties")
        .put("administratorLogin", ADMINISTRATOR)
        .put("administratorLoginPassword", ADMINISTRATOR_PASSWORD)
        .put("version", "12.0");
    create(target.getServerId(), server, "state", "Ready");
    ObjectNode database = JsonMapper.shared().createObjectNode();
    database.put("location", REGION);
    database.putObject("sku").put("name", "S2").put("tier", "Standard");
    create(target.getDatabaseId(), database, "status", "Online");
    return target;
  }

  /** Connects to a provisioned target as its administrator. */
  public Connection connectToTarget(TargetProvisioned target) throws SQLException {
    return DriverManager.getConnection(
        emulator.sqlUrl(
            target.getRequest().getTarget().getServer().getName(),
            target.getRequest().getTarget().getDatabase().getName()),
        ADMINISTRATOR,
        ADMINISTRATOR_PASSWORD);
  }

  /**
   * Connects to a provisioned target with the emulator's own rights, which plant what no
   * administrator may: a trigger is Java code there.
   */
  public Connection connectToTargetAsOwner(TargetProvisioned target) throws SQLException {
    return emulator.openAsOwner(
        target.getRequest().getTarget().getServer().getName(),
        target.getRequest().getTarget().getDatabase().getName());
  }

  /** Registers node-1 with a migration service's runtime, as the installed program does. */
  public void register(String service, String authKey) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("authKey", authKey).put("nodeName", "node-1");
    own(service + "/register", body);
  }

  /** Stops node-1 of a migration service's runtime, which stays registered. */
  public void stopNode(String service) {
    own(service + "/stop", JsonMapper.shared().createObjectNode().put("nodeName", "node-1"));
  }

  private void own(String path, ObjectNode body) {
    azure.rest().post("/_emulator/integrationRuntimes/" + path, "2025-06-30", body);
  }

  /** How many foreign keys the target has. */
  public long foreignKeys(TargetProvisioned target) throws SQLException {
    try (Connection connection = connectToTarget(target);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                    + " WHERE CONSTRAINT_TYPE = 'FOREIGN KEY'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Number of the latest request to the emulator. */
  public long mark() {
    return emulator.requests().lastSequence();
  }

  /** Requests to the emulator since a mark that could change something. */
  public List<LoggedRequest> writesSince(long mark) {
    return emulator.requests().since(mark).stream().filter(LoggedRequest::isWrite).toList();
  }

  private void create(String id, ObjectNode body, String property, String ready) {
    azure.rest().put(id, "2021-11-01", body);
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                azure
                    .rest()
                    .get(id, "2021-11-01")
                    .map(ArmResponse::body)
                    .map(b -> b.path("properties").path(property).asString(""))
                    .filter(ready::equals)
                    .isPresent());
  }

  @Override
  public void close() throws IOException, SQLException {
    emulator.close();
    source.close();
  }
}
