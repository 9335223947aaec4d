package io.dbmodernizer.provisioner.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.NamedReplica;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolAndReplicaIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void createAPoolAndADatabaseInIt() {
    // Given
    MigrationRequested request = pooled("m-1", "sql-pooled", "StandardPool_50", 0, 20);
    Outputs outputs = server(request);

    // When
    StepResult.Done pool = driver(pool(), request, outputs).runToDone();
    driver(database(), request, outputs).runToDone();

    // Then
    assertThat(pool.resources()).singleElement().matches(r -> r.getCreated());
    assertThat(AZURE.body(0).at("/sku/name").asString()).isEqualTo("StandardPool");
    assertThat(AZURE.body(0).at("/sku/capacity").asInt()).isEqualTo(50);
    assertThat(AZURE.body(0).at("/properties/perDatabaseSettings/maxCapacity").asDouble())
        .isEqualTo(20);
    assertThat(AZURE.body(0).at("/tags/dbmodernizer-migration").asString()).isEqualTo("m-1");
    assertThat(AZURE.body(1).at("/properties/elasticPoolId").asString())
        .endsWith("/servers/sql-pooled/elasticPools/shared");
    assertThat(AZURE.body(1).has("sku")).isFalse();
  }

  @Test
  void joinAPoolOfAnotherMigrationAsItIs() {
    // Given
    MigrationRequested first = pooled("m-1", "sql-joined", "GP_Gen5_2", 0, 0);
    driver(pool(), first, server(first)).runToDone();
    MigrationRequested second = pooled("m-2", "sql-joined", "", 0, 0);
    second.getTarget().getDatabase().setName("other");
    Outputs outputs = server(second);

    // When
    StepResult.Done pool = driver(pool(), second, outputs).runToDone();
    driver(database(), second, outputs).runToDone();

    // Then
    assertThat(pool.resources()).singleElement().matches(r -> !r.getCreated());
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void doNotJoinAPoolThatDoesNotExist() {
    // Given
    MigrationRequested request = pooled("m-1", "sql-poolless", "", 0, 0);

    // When
    StepResult.Failed failed = driver(pool(), request, server(request)).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failed.failure().getRemedy()).contains("serviceObjective");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void refuseAPoolOfAnotherSize() {
    // Given
    MigrationRequested first = pooled("m-1", "sql-sized", "GP_Gen5_2", 0, 0);
    driver(pool(), first, server(first)).runToDone();
    MigrationRequested second = pooled("m-2", "sql-sized", "GP_Gen5_4", 0.5, 1);

    // When
    StepResult.Failed failed = driver(pool(), second, server(second)).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("sku is GP_Gen5 2, wanted GP_Gen5 4")
        .contains("properties.perDatabaseSettings.minCapacity is 0.0, wanted 0.5")
        .contains("properties.perDatabaseSettings.maxCapacity is 2.0, wanted 1.0");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void createANamedReplicaAfterItsDatabase() {
    // Given
    MigrationRequested request = replicated("m-1", "sql-replica", "sales", "reports");
    Outputs outputs = server(request);
    driver(database(), request, outputs).runToDone();

    // When
    StepResult.Done done = driver(replica(), request, outputs).runToDone();

    // Then
    assertThat(done.resources())
        .singleElement()
        .matches(r -> r.getCreated() && r.getId().endsWith("/databases/reports"));
    assertThat(AZURE.body(1).at("/properties/createMode").asString()).isEqualTo("Secondary");
    assertThat(AZURE.body(1).at("/properties/secondaryType").asString()).isEqualTo("Named");
    assertThat(AZURE.body(1).at("/properties/sourceDatabaseId").asString())
        .endsWith("/databases/sales");
    assertThat(AZURE.body(1).at("/sku/name").asString()).isEqualTo("HS_Gen5");

    // When
    AZURE.mark();
    driver(replica(), request, outputs).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void refuseAReplicaOfAnotherDatabase() {
    // Given
    MigrationRequested first = replicated("m-1", "sql-other-replica", "sales", "reports");
    Outputs outputs = server(first);
    driver(database(), first, outputs).runToDone();
    driver(replica(), first, outputs).runToDone();
    MigrationRequested second = replicated("m-1", "sql-other-replica", "stock", "reports");

    // When
    StepResult.Failed failed = driver(replica(), second, outputs).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("properties.sourceDatabaseId is sales, wanted stock");
  }

  @Test
  void refuseAReplicaInThePlaceOfTheDatabase() {
    // Given
    MigrationRequested first = replicated("m-1", "sql-replica-there", "sales", "reports");
    Outputs outputs = server(first);
    driver(database(), first, outputs).runToDone();
    driver(replica(), first, outputs).runToDone();
    MigrationRequested second = replicated("m-1", "sql-replica-there", "reports", "more");

    // When
    StepResult.Failed failed = driver(database(), second, outputs).runToFailure();

    // Then
    assertThat(failed.failure().getMessage()).contains("properties.secondaryType is Named");
  }

  @Test
  void areDoneAtOnceWhereTheyAreNotAskedFor() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql-plain");
    AZURE.mark();

    // When, Then
    assertThat(driver(pool(), request, Outputs.NONE).runOnce())
        .isEqualTo(StepResult.done("no elastic pool requested"));
    assertThat(driver(replica(), request, Outputs.NONE).runOnce())
        .isEqualTo(StepResult.done("no named replica requested"));
    assertThat(AZURE.requests()).isEmpty();
  }

  private static MigrationRequested pooled(
      String migrationId, String server, String objective, double minimum, double maximum) {
    return request(
        migrationId,
        server,
        database ->
            database.setElasticPool(new ElasticPoolTarget("shared", objective, minimum, maximum)));
  }

  private static MigrationRequested replicated(
      String migrationId, String server, String database, String replica) {
    return request(
        migrationId,
        server,
        target -> {
          target.setName(database);
          target.setServiceObjective("HS_Gen5_2");
          target.setNamedReplica(new NamedReplica(replica, ""));
        });
  }

  private static MigrationRequested request(
      String migrationId, String server, Consumer<DatabaseTarget> change) {
    return TestRequests.request(migrationId, server, target -> change.accept(target.getDatabase()));
  }

  private static Outputs server(MigrationRequested request) {
    Outputs outputs = Prerequisites.createServer(AZURE.clients(), request);
    AZURE.mark();
    return outputs;
  }

  private static StepDriver driver(Step step, MigrationRequested request, Outputs outputs) {
    return StepDriver.of(step, request).withOutputs(outputs);
  }

  private static Step pool() {
    return ElasticPool.step(AZURE.clients());
  }

  private static Step database() {
    return SqlDatabase.step(AZURE.clients());
  }

  private static Step replica() {
    return NamedReplicaDatabase.step(AZURE.clients());
  }
}
