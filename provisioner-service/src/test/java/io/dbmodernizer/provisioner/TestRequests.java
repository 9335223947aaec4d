package io.dbmodernizer.provisioner;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroup;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Requests to begin with, and the steps that have to be done before the tested one. */
public final class TestRequests {
  private static final Duration SECONDS = Duration.ofSeconds(5);

  /** The administrator's password, which only the secret's reference may lead to. */
  public static final String PASSWORD = "Correct-Horse-7";

  /** Reference to {@link #PASSWORD}. */
  public static final String PASSWORD_REF = "env:SERVER_PASSWORD";

  private TestRequests() {}

  /** A resolver that knows {@link #PASSWORD_REF} and nothing else. */
  @SuppressWarnings("NullAway") // no test refers to a key vault
  public static SecretResolver secrets() {
    return new SecretResolver(Map.of("SERVER_PASSWORD", PASSWORD)::get, null);
  }

  /** URL of a source with one table, made up when it is first connected to. */
  public static final String SOURCE_URL =
      "jdbc:h2:mem:source-of-{database};MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE"
          + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";INIT=CREATE SCHEMA IF NOT EXISTS \"dbo\"\\;"
          + "CREATE TABLE IF NOT EXISTS \"dbo\".\"Order\" (\"Id\" INT PRIMARY KEY)";

  /** Connections to a source that can be moved. */
  public static SqlConnections source() {
    return new SqlConnections(
        new SqlProperties(SOURCE_URL, "jdbc:h2:mem:none", SECONDS, SECONDS, SECONDS), secrets());
  }

  /** A complete request, changed as a test wants. */
  public static MigrationRequested request(
      String migrationId, String server, Consumer<Target> change) {
    Target target =
        Target.newBuilder()
            .setAzure(
                AzureScope.newBuilder()
                    .setSubscriptionId("11111111-2222-3333-4444-555555555555")
                    .setResourceGroup("rg-sales")
                    .setRegion("westeurope")
                    .build())
            .setServer(
                ServerTarget.newBuilder()
                    .setName(server)
                    .setAdministratorLogin("sqladmin")
                    .setAdministratorPasswordRef(PASSWORD_REF)
                    .setFirewallRules(new ArrayList<>())
                    .build())
            .setDatabase(DatabaseTarget.newBuilder().setName("sales").build())
            .setStorage(StorageTarget.newBuilder().build())
            .setTags(Map.of("cost-center", "4711"))
            .build();
    change.accept(target);
    return MigrationRequested.newBuilder()
        .setMetadata(EventMetadata.newBuilder().setMigrationId(migrationId).build())
        .setRequester("team-sales")
        .setPurpose("leave the data centre")
        .setSource(
            SourceDatabase.newBuilder()
                .setHost("db.example")
                .setDatabase("Sales")
                .setLogin("reader")
                .setPasswordRef(PASSWORD_REF)
                .build())
        .setTarget(target)
        .build();
  }

  /** The same without changes. */
  public static MigrationRequested request(String migrationId, String server) {
    return request(migrationId, server, target -> {});
  }

  /** A firewall rule. */
  public static FirewallRule rule(String name, String start, String end) {
    return FirewallRule.newBuilder()
        .setName(name)
        .setStartIpAddress(start)
        .setEndIpAddress(end)
        .build();
  }

  /** Creates the resource group of a request. */
  public static void createGroup(AzureClients clients, MigrationRequested request) {
    StepDriver.of(ResourceGroup.step(clients, Set.of()), request).runToDone();
  }

  /** Creates resource group and server of a request, and returns the server step's outputs. */
  public static Outputs createServer(AzureClients clients, MigrationRequested request) {
    createGroup(clients, request);
    return StepDriver.of(SqlServer.step(clients, secrets()), request).runToDone().outputs();
  }

  /** The results that say that work goes on. */
  public static List<StepResult.InProgress> inProgress(StepDriver driver) {
    return driver.results().stream()
        .filter(StepResult.InProgress.class::isInstance)
        .map(StepResult.InProgress.class::cast)
        .toList();
  }
}
