package io.dbmodernizer.backup;

import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpClient;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
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

  private long mark;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    emulator = AzureEmulator.start(EmulatorOptions.defaults().withStaticToken(TestAzure.TOKEN));
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

  /** The same with something around the transport. */
  public AzureConnection connection(UnaryOperator<HttpClient> around) {
    return TestAzure.connect(emulator.baseUri(), emulator.certificatePem(), around);
  }

  /**
   * Creates a database and returns the event that says so, with the wanted policy in its request.
   */
  public TargetProvisioned database(String name, String objective, BackupPolicy policy) {
    put(
        SERVER + "/databases/" + name,
        SQL_API,
        "{'location':'westeurope','sku':{'name':'" + objective + "'}}");
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

  private void put(String id, String apiVersion, String body) {
    AzureConnection azure = connection();
    ArmResponse answer =
        azure.rest().put(id, apiVersion, JsonMapper.shared().readTree(body.replace('\'', '"')));
    answer
        .operation(Instant.now())
        .ifPresent(
            operation ->
                await()
                    .until(
                        () ->
                            azure.operations().poll(operation)
                                instanceof OperationStatus.Succeeded));
  }

  /** The emulator itself. */
  public AzureEmulator emulator() {
    return emulator;
  }
}
