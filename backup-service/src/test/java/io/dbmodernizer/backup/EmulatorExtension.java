package io.dbmodernizer.backup;

import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.step.StepDriver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An emulator with a server in it for the tests of one class, and what was sent to it in the
 * present test.
 */
public final class EmulatorExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  private static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg-sales";
  private static final String SERVER = GROUP + "/providers/Microsoft.Sql/servers/sql-sales";
  private static final String SQL_API = "2021-11-01";

  @SuppressWarnings("NullAway.Init") // started before the first test
  private AzureEmulator emulator;

  private final @Nullable ManualClock clock;
  private InstantSource followed = InstantSource.system();
  private long mark;

  /** An emulator whose operations take a few tenths of a second. */
  public EmulatorExtension() {
    this(null);
  }

  private EmulatorExtension(@Nullable ManualClock clock) {
    this.clock = clock;
  }

  /** An emulator whose time is that of the step driver it follows. */
  public static EmulatorExtension inVirtualTime() {
    return new EmulatorExtension(ManualClock.at(Instant.parse("2026-01-05T08:00:00Z")));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    EmulatorOptions options =
        EmulatorOptions.defaults()
            .withThrottling(ThrottleLimits.unlimited())
            .withStaticToken(TestAzure.TOKEN);
    emulator = AzureEmulator.start(clock == null ? options : options.withClock(clock));
    put(GROUP, "2021-04-01", "{'location':'westeurope'}");
    put(
        SERVER,
        SQL_API,
        "{'location':'westeurope','properties':{'administratorLogin':'sqladmin',"
            + "'administratorLoginPassword':'Correct-Horse-7'}}");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mark();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    emulator.close();
  }

  /** A connection over HTTPS. */
  public AzureConnection connection() {
    return connection(UnaryOperator.identity());
  }

  /** Lets the emulator's time be that of a driver, which begins where the emulator is. */
  public StepDriver follow(StepDriver driver) {
    if (clock != null) {
      driver.advance(Duration.between(driver.clock().instant(), clock.instant()));
      followed = driver.clock();
    }
    return driver;
  }

  /** The emulator's time. */
  public Instant now() {
    return clock == null ? Instant.now() : clock.instant();
  }

  /** Lets the emulator's time pass, between drivers. */
  public void pass(Duration duration) {
    if (clock != null) {
      clock.advance(duration);
    }
  }

  private HttpClient inStep(HttpClient transport) {
    return new HttpClient() {
      @Override
      public Mono<HttpResponse> send(HttpRequest request) {
        catchUp();
        return transport.send(request);
      }

      @Override
      public HttpResponse sendSync(HttpRequest request, Context context) {
        catchUp();
        return transport.sendSync(request, context);
      }
    };
  }

  private void catchUp() {
    if (clock != null && followed.instant().isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), followed.instant()));
    }
  }

  /** The same with something around the transport. */
  public AzureConnection connection(UnaryOperator<HttpClient> around) {
    return TestAzure.connect(
        emulator.baseUri(),
        emulator.certificatePem(),
        transport -> around.apply(clock == null ? transport : inStep(transport)));
  }

  /**
   * Creates a database and returns the event that says so, with the wanted policy in its request.
   */
  public TargetProvisioned database(String name, String objective, BackupPolicy policy) {
    put(
        SERVER + "/databases/" + name,
        SQL_API,
        "{'location':'westeurope','sku':{'name':'"
            + objective
            + "'},"
            + "'properties':{'requestedBackupStorageRedundancy':'Local'}}");
    mark();
    return target(name, objective, policy, true);
  }

  /** The event for a database, created by the migration or found. */
  public TargetProvisioned target(
      String name, String objective, BackupPolicy policy, boolean created) {
    MigrationRequested request =
        MigrationRequested.newBuilder()
            .setMetadata(EventMetadata.newBuilder().setMigrationId("m-1").build())
            .setTarget(
                Target.newBuilder()
                    .setAzure(
                        AzureScope.newBuilder()
                            .setSubscriptionId(SUBSCRIPTION)
                            .setResourceGroup("rg-sales")
                            .setRegion("westeurope")
                            .build())
                    .setServer(ServerTarget.newBuilder().setName("sql-sales").build())
                    .setDatabase(
                        DatabaseTarget.newBuilder()
                            .setName(name)
                            .setServiceObjective(objective)
                            .build())
                    .build())
            .setBackup(policy)
            .build();
    String id = SERVER + "/databases/" + name;
    return TargetProvisioned.newBuilder()
        .setRequest(request)
        .setServerFqdn("sql-backup.database.windows.net")
        .setServerId(SERVER)
        .setDatabaseId(id)
        .setResources(
            List.of(
                AzureResource.newBuilder()
                    .setId(id)
                    .setType("Microsoft.Sql/servers/databases")
                    .setName(name)
                    .setCreated(created)
                    .build()))
        .build();
  }

  /** Creates or changes a resource behind the back of the service. */
  public void create(String id, String apiVersion, String body) {
    put(id, apiVersion, body);
    mark();
  }

  /** Removes a resource behind the back of the service. */
  public void delete(String id, String apiVersion) {
    AzureConnection azure = plain();
    settle(azure, azure.rest().delete(id, apiVersion));
    mark();
  }

  /** What a resource is; empty if there is none. */
  public Optional<JsonNode> get(String id, String apiVersion) {
    return plain().rest().get(id, apiVersion).map(ArmResponse::body);
  }

  /** Calls an operation of the emulator itself. */
  public JsonNode own(String path, String body) {
    JsonNode answer =
        plain()
            .rest()
            .post(path, SQL_API, JsonMapper.shared().readTree(body.replace('\'', '"')))
            .body();
    mark();
    return answer;
  }

  /** Adds rows to a table of a database, which is created if it is not there. */
  public void addRows(String database, int rows) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS [dbo].[T] ([Id] INT IDENTITY PRIMARY KEY, [V] INT)");
      for (int i = 0; i < rows; i++) {
        statement.execute("INSERT INTO [dbo].[T] ([V]) VALUES (" + i + ")");
      }
    }
  }

  /** Rows in that table. */
  public int rows(String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM [dbo].[T]")) {
      result.next();
      return result.getInt(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        emulator.sqlUrl("sql-sales", database), "sqladmin", "Correct-Horse-7");
  }

  /** Changes a retention policy behind the back of the service. */
  public void setPolicy(TargetProvisioned target, String kind, String properties) {
    put(
        target.getDatabaseId() + "/" + kind + "/default",
        SQL_API,
        "{'properties':" + properties + "}");
    mark();
  }

  /** Forgets what was sent so far. */
  public void mark() {
    mark = emulator.requests().lastSequence();
  }

  /** What was sent since the mark and could change something. */
  public List<LoggedRequest> writes() {
    return emulator.requests().since(mark).stream().filter(LoggedRequest::isWrite).toList();
  }

  private AzureConnection plain() {
    return TestAzure.connect(
        emulator.baseUri(), emulator.certificatePem(), UnaryOperator.identity());
  }

  private void put(String id, String apiVersion, String body) {
    AzureConnection azure = plain();
    settle(
        azure,
        azure.rest().put(id, apiVersion, JsonMapper.shared().readTree(body.replace('\'', '"'))));
  }

  private void settle(AzureConnection azure, ArmResponse answer) {
    answer
        .operation(Instant.now())
        .ifPresent(
            operation ->
                await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(
                        () -> {
                          pass(Duration.ofSeconds(1));
                          return azure.operations().poll(operation)
                              instanceof OperationStatus.Succeeded;
                        }));
  }

  /** Everything that was sent since the mark. */
  public List<LoggedRequest> requests() {
    return emulator.requests().since(mark);
  }

  /** The emulator itself. */
  public AzureEmulator emulator() {
    return emulator;
  }
}
