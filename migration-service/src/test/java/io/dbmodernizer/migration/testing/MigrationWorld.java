package io.dbmodernizer.migration.testing;

import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
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
import io.dbmodernizer.migration.dms.MigrationErrors;
import io.dbmodernizer.migration.dms.SqlMigrationService;
import io.dbmodernizer.migration.object.MoveObjectsStep;
import io.dbmodernizer.migration.object.PrepareObjectsStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlFailureClassifier;
import io.dbmodernizer.sql.SqlProperties;
import io.dbmodernizer.testsupport.azure.EmulatedAzure;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.testsupport.step.StepChain;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A source server, an emulator over HTTPS, and targets provisioned in it; started by hand or as the
 * extension of a test class.
 */
public final class MigrationWorld implements AutoCloseable, BeforeAllCallback, AfterAllCallback {
  /** Name of the target's administrator. */
  public static final String ADMINISTRATOR = TestRequests.ADMINISTRATOR;

  /** Password of the target's administrator. */
  public static final String ADMINISTRATOR_PASSWORD = "Target-Pass@{7c1e}";

  /** Backoff without jitter, and a minute of it. */
  public static final RetryPolicy RETRY =
      TestRetries.policy(Duration.ofSeconds(10), Duration.ofMinutes(1));

  private static final String GROUP_ID =
      "/subscriptions/" + TestRequests.SUBSCRIPTION + "/resourceGroups/" + TestRequests.GROUP;
  private static final String SQL_API = "2021-11-01";
  private static final String H2 =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";

  private final EmulatedAzure emulated;
  private final boolean sales;
  private final SecretResolver secrets = secrets();

  @SuppressWarnings("NullAway.Init") // set when everything is started
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set when everything is started
  private MigrationSource source;

  @SuppressWarnings("NullAway.Init") // set when everything is started
  private AzureConnection azure;

  private MigrationWorld(EmulatorOptions options, boolean sales) {
    this.emulated = new EmulatedAzure(options);
    this.sales = sales;
  }

  /** Returns the world of the tests of one class, with {@link SalesDatabase} as Sales. */
  public static MigrationWorld withSales() {
    return withSales(EmulatorOptions.defaults());
  }

  /** Returns the world of the tests of one class, with Sales and a different emulator. */
  public static MigrationWorld withSales(EmulatorOptions options) {
    return new MigrationWorld(options, true);
  }

  /** Returns the world of the tests of one class, without a database. */
  public static MigrationWorld empty(EmulatorOptions options) {
    return new MigrationWorld(options, false);
  }

  /** Starts everything; sources are kept below the folder. */
  public static MigrationWorld start(Path folder) throws IOException, SQLException {
    return start(folder, EmulatorOptions.defaults());
  }

  /** Starts everything with an emulator that is different in something. */
  public static MigrationWorld start(Path folder, EmulatorOptions options)
      throws IOException, SQLException {
    MigrationWorld world = empty(options);
    world.open(folder);
    return world;
  }

  private void open(Path sources) throws IOException, SQLException {
    source = MigrationSource.start(sources);
    emulated.open();
    emulated.put(GROUP_ID, "2025-04-01", "{'location':'westeurope'}");
    azure = emulated.connection();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, SQLException {
    folder = Files.createTempDirectory("migration-world");
    open(folder);
    if (sales) {
      source.create("Sales", SalesDatabase.statements());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException, SQLException {
    close();
    FileSystemUtils.deleteRecursively(folder);
  }

  /** A resolver of the passwords of both sides and of a wrong one. */
  public static SecretResolver secrets() {
    return TestRequests.secrets(
        Map.of(
            "SOURCE_PASSWORD",
            MigrationSource.PASSWORD,
            "TARGET_PASSWORD",
            ADMINISTRATOR_PASSWORD,
            "WRONG_PASSWORD",
            "Wrong-Pass-0000"));
  }

  /** The emulator. */
  public AzureEmulator emulator() {
    return emulated.emulator();
  }

  /** The source server. */
  public MigrationSource source() {
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
    return "jdbc:h2:tcp://127.0.0.1:" + emulator().sqlPort() + "/{server}/{database}" + H2;
  }

  /** The steps of the stage as the service has them, each made anew for every run. */
  public List<Step> steps(ComparisonExecutor executor, Duration slice) {
    return List.of(
        new FreshStep(() -> SqlMigrationService.step(azure)),
        new FreshStep(() -> new IntegrationRuntimeStep(azure)),
        new FreshStep(() -> new AssessStep(connections(), slice)),
        new FreshStep(() -> new CheckTargetStep(azure, connections(), copyTarget())),
        new FreshStep(() -> new PrepareObjectsStep(connections(), slice)),
        new FreshStep(() -> new SchemaStep(connections(), slice)),
        copyStep(),
        new FreshStep(() -> new FinishSchemaStep(connections(), slice)),
        new FreshStep(() -> new CompareDefinitionsStep(connections())),
        new FreshStep(
            () ->
                new CompareStep(
                    connections(), new TableComparison(executor), RepairLimits.DEFAULTS, slice)),
        new FreshStep(() -> new MoveObjectsStep(connections(), slice)));
  }

  /** Begins to carry out a stage for a provisioned target, with the service's classifiers. */
  public StoredRun run(Stage stage, TargetProvisioned target) {
    return new StoredRun(
        stage, List.of(new MigrationErrors(), new SqlFailureClassifier(secrets)), target);
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
        new PrepareObjectsStep(connections(), slice),
        new SchemaStep(connections(), slice));
  }

  /** A request to move a database of the source server to a new database of the emulator's. */
  public MigrationRequested request(String database) {
    String server = "sql-" + UUID.randomUUID().toString().substring(0, 8);
    MigrationRequested request = TestRequests.request(UUID.randomUUID().toString(), server);
    request.getSource().setHost("127.0.0.1");
    request.getSource().setPort(source.port());
    request.getSource().setDatabase(database);
    request.getSource().setLogin(MigrationSource.LOGIN);
    request.getSource().setPasswordRef("env:SOURCE_PASSWORD");
    request.getTarget().getServer().setAdministratorPasswordRef("env:TARGET_PASSWORD");
    request.getMigration().setEngine(MigrationEngine.DMS);
    return request;
  }

  /** Says that the target of a request is provisioned, without provisioning it. */
  public TargetProvisioned target(MigrationRequested request) {
    return TestRequests.provisioned(request);
  }

  /** Provisions server and database of a request. */
  public TargetProvisioned provision(MigrationRequested request) {
    TargetProvisioned target = target(request);
    emulated.put(
        target.getServerId(),
        SQL_API,
        "{'location':'westeurope','properties':{'administratorLogin':'%s','administratorLoginPassword':'%s','version':'12.0'}}"
            .formatted(ADMINISTRATOR, ADMINISTRATOR_PASSWORD));
    emulated.put(
        target.getDatabaseId(),
        SQL_API,
        "{'location':'westeurope','sku':{'name':'S2','tier':'Standard'}}");
    return target;
  }

  /**
   * Begins to run steps one after the other on a target, with the errors that the service knows.
   */
  public static StepChain chain(TargetProvisioned target) {
    return new StepChain(target, driver -> driver.withClassifier(new MigrationErrors()));
  }

  /** Connects to a provisioned target as its administrator. */
  public Connection connectToTarget(TargetProvisioned target) throws SQLException {
    return DriverManager.getConnection(
        emulator()
            .sqlUrl(
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
    return emulator()
        .openAsOwner(
            target.getRequest().getTarget().getServer().getName(),
            target.getRequest().getTarget().getDatabase().getName());
  }

  /** Registers node-1 with a migration service's runtime, as the installed program does. */
  public void register(String service, String authKey) {
    own(service + "/register", "{'authKey':'" + authKey + "','nodeName':'node-1'}");
  }

  /** Stops node-1 of a migration service's runtime, which stays registered. */
  public void stopNode(String service) {
    own(service + "/stop", "{'nodeName':'node-1'}");
  }

  private void own(String path, String body) {
    emulated.own("/_emulator/integrationRuntimes/" + path, body);
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
    return emulator().requests().lastSequence();
  }

  /** Requests to the emulator since a mark that could change something. */
  public List<LoggedRequest> writesSince(long mark) {
    return emulator().requests().since(mark).stream().filter(LoggedRequest::isWrite).toList();
  }

  @Override
  public void close() throws IOException, SQLException {
    emulated.close();
    source.close();
  }
}
