package io.dbmodernizer.provisioner;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroup;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the tested step needs: a source, and the resources of the steps before it. */
public final class Prerequisites {
  private static final Duration SECONDS = Duration.ofSeconds(5);

  /** URL of a source with one table, made up when it is first connected to. */
  public static final String SOURCE_URL =
      "jdbc:h2:mem:source-of-{database};MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE"
          + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";INIT=CREATE SCHEMA IF NOT EXISTS \"dbo\"\\;"
          + "CREATE TABLE IF NOT EXISTS \"dbo\".\"Order\" (\"Id\" INT PRIMARY KEY)";

  private Prerequisites() {}

  /** Connections to a source that can be moved. */
  public static SqlConnections source() {
    return new SqlConnections(
        new SqlProperties(SOURCE_URL, "jdbc:h2:mem:none", SECONDS, SECONDS, SECONDS),
        TestRequests.secrets());
  }

  /** Creates the resource group of a request. */
  public static void createGroup(AzureClients clients, MigrationRequested request) {
    StepDriver.of(ResourceGroup.step(clients, Set.of()), request).runToDone();
  }

  /** Creates resource group and server of a request, and returns the server step's outputs. */
  public static Outputs createServer(AzureClients clients, MigrationRequested request) {
    createGroup(clients, request);
    return StepDriver.of(SqlServer.step(clients, TestRequests.secrets()), request)
        .runToDone()
        .outputs();
  }

  /** The results that say that work goes on. */
  public static List<StepResult.InProgress> inProgress(StepDriver driver) {
    return driver.results().stream()
        .filter(StepResult.InProgress.class::isInstance)
        .map(StepResult.InProgress.class::cast)
        .toList();
  }
}
