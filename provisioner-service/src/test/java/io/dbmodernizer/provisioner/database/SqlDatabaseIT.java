package io.dbmodernizer.provisioner.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.provisioner.source.CheckSourceStep;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDatabaseIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic", "S2", "P1", "GP_Gen5_2", "BC_Gen5_4", "HS_Gen5_2", "GP_S_Gen5_1"})
  void createsADatabaseOfEveryKindOfObjectiveAndReadsItBack(String objective) {
    // Given
    MigrationRequested request =
        request("m-1", "sql-kinds", db -> db.setName(objective).setServiceObjective(objective));
    StepDriver driver = prepared(request);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.outputs().get(SqlDatabase.DATABASE_ID))
        .endsWith("/servers/sql-kinds/databases/" + objective);
    assertThat(Prerequisites.inProgress(driver)).anyMatch(p -> p.operation() != null);
    assertThat(AZURE.writes()).hasSize(1);
    assertThat(AZURE.body(0).at("/properties/requestedBackupStorageRedundancy"))
        .hasToString("\"Local\"");
  }

  @Test
  void usesADatabaseOfAnotherMigrationThatMatchesFullyWithoutWriting() {
    // Given
    prepared(request("m-1", "sql-match", db -> {})).runToDone();
    StepDriver driver = prepared(request("m-2", "sql-match", db -> {}));

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(done.resources()).singleElement().matches(database -> !database.getCreated());
  }

  @Test
  void refusesADatabaseOfAnotherMigrationThatDiffersAndShowsTheDifferences() {
    // Given
    prepared(request("m-1", "sql-differs", db -> {})).runToDone();
    StepDriver driver =
        prepared(
            request(
                "m-2",
                "sql-differs",
                db ->
                    db.setServiceObjective("S3")
                        .setBackupStorageRedundancy(BackupStorageRedundancy.GEO_ZONE)
                        .setCollation("Latin1_General_100_CI_AS_SC_UTF8")));

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.requestedServiceObjectiveName is S2, wanted S3")
        .contains("properties.requestedBackupStorageRedundancy is Local, wanted GeoZone")
        .contains("properties.collation is SQL_Latin1_General_CP1_CI_AS, wanted Latin1");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void bringsItsOwnDatabaseToAnotherObjective() {
    // Given
    prepared(request("m-1", "sql-scaled", db -> {})).runToDone();
    StepDriver driver =
        prepared(request("m-1", "sql-scaled", db -> db.setServiceObjective("GP_Gen5_2")));

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("database sales on server sql-scaled changed");
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void neverChangesACollation() {
    // Given
    prepared(request("m-1", "sql-collated", db -> {})).runToDone();
    StepDriver driver =
        prepared(request("m-1", "sql-collated", db -> db.setCollation("Greek_CI_AS")));

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void takesTheCollationOfTheSourceUnlessTheRequestNamesOne() {
    // Given
    String source = "Cyrillic_General_CS_AS";

    // When
    fromSource("m-1", "sql-of-source", source, db -> {}).runToDone();
    String taken = AZURE.body(0).at("/properties/collation").asString();
    fromSource("m-1", "sql-named", source, db -> db.setCollation("Greek_CI_AS")).runToDone();
    String named = AZURE.body(0).at("/properties/collation").asString();

    // Then
    assertThat(taken).isEqualTo(source);
    assertThat(named).isEqualTo("Greek_CI_AS");
  }

  @Test
  void refusesAnExistingDatabaseWithAnotherCollationThanTheSource() {
    // Given
    prepared(request("m-1", "sql-other", db -> {})).runToDone();

    // When
    StepResult.Failed failed =
        fromSource("m-2", "sql-other", "Cyrillic_General_CS_AS", db -> {}).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains(
            "properties.collation is SQL_Latin1_General_CP1_CI_AS, wanted Cyrillic_General_CS_AS");
    fromSource(
            "m-2",
            "sql-other",
            "Cyrillic_General_CS_AS",
            db -> db.setCollation("SQL_Latin1_General_CP1_CI_AS"))
        .runToDone();
  }

  @Test
  void createsAServerlessDatabaseWithItsBoundsAndReadsThemBack() {
    // Given
    StepDriver driver =
        prepared(
            request(
                "m-1",
                "sql-serverless",
                db -> {
                  db.setServiceObjective("GP_S_Gen5_2");
                  db.target().setMinimumCapacity(0.75);
                  db.target().setAutoPauseDelayMinutes(-1);
                }));

    // When
    driver.runToDone();

    // Then
    assertThat(AZURE.body(0).at("/properties/minCapacity").asDouble()).isEqualTo(0.75);
    assertThat(AZURE.body(0).at("/properties/autoPauseDelay").asInt()).isEqualTo(-1);
    StepDriver other =
        prepared(
            request(
                "m-2",
                "sql-serverless",
                db -> {
                  db.setServiceObjective("GP_S_Gen5_2");
                  db.target().setMinimumCapacity(1);
                  db.target().setAutoPauseDelayMinutes(60);
                }));
    assertThat(other.runToFailure().failure().getMessage())
        .contains("properties.minCapacity is 0.75, wanted 1.0")
        .contains("properties.autoPauseDelay is -1, wanted 60");
  }

  @Test
  void createsAHyperscaleDatabaseWithReplicasAndChangesTheirNumber() {
    // Given
    prepared(hyperscale("sql-hyper", 2)).runToDone();
    int first = AZURE.body(0).at("/properties/highAvailabilityReplicaCount").asInt();
    StepDriver driver = prepared(hyperscale("sql-hyper", 1));

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(first).isEqualTo(2);
    assertThat(done.detail()).isEqualTo("database sales on server sql-hyper changed");
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void neverChangesTheRedundancyOfAHyperscaleDatabase() {
    // Given
    prepared(hyperscale("sql-hyper-zone", 0)).runToDone();
    MigrationRequested request = hyperscale("sql-hyper-zone", 0);
    request.getTarget().getDatabase().setBackupStorageRedundancy(BackupStorageRedundancy.ZONE);

    // When
    StepResult.Failed failed = prepared(request).runToFailure();

    // Then
    assertThat(failed.failure().getMessage())
        .contains("properties.requestedBackupStorageRedundancy is Local, wanted Zone");
    assertThat(AZURE.writes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = BackupStorageRedundancy.class,
      names = {"LOCAL", "ZONE", "GEO", "GEO_ZONE"})
  void createsADatabaseOfEveryRedundancy(BackupStorageRedundancy redundancy) {
    // Given
    MigrationRequested request =
        request(
            "m-1",
            "sql-redundant",
            db -> db.setName(redundancy.name()).setBackupStorageRedundancy(redundancy));

    // When
    prepared(request).runToDone();

    // Then
    assertThat(AZURE.body(0).at("/properties/requestedBackupStorageRedundancy").asString())
        .isEqualToIgnoringCase(redundancy.name().replace("_", ""));
  }

  @Test
  void storesItsIntentionBeforeItWrites() {
    // Given
    StepDriver driver = prepared(request("m-1", "sql-intended", db -> {}));

    // When
    StepResult first = driver.runOnce();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(((StepResult.InProgress) first).interim().resources())
        .singleElement()
        .matches(
            r -> r.getCreated() && r.getId().endsWith("/servers/sql-intended/databases/sales"));
  }

  private static StepDriver fromSource(
      String migrationId, String server, String collation, Consumer<DatabaseTargetSpec> change) {
    MigrationRequested request = request(migrationId, server, change);
    Outputs outputs = Prerequisites.createServer(AZURE.clients(), request);
    AZURE.mark();
    return StepDriver.of(SqlDatabase.step(AZURE.clients()), request)
        .withOutputs(outputs.with(CheckSourceStep.COLLATION, collation));
  }

  private static MigrationRequested hyperscale(String server, int replicas) {
    return request(
        "m-1",
        server,
        db -> {
          db.setServiceObjective("HS_Gen5_2");
          db.target().setHighAvailabilityReplicas(replicas);
        });
  }

  private static StepDriver prepared(MigrationRequested request) {
    StepDriver driver =
        StepDriver.of(SqlDatabase.step(AZURE.clients()), request)
            .withOutputs(Prerequisites.createServer(AZURE.clients(), request));
    AZURE.mark();
    return driver;
  }

  private static MigrationRequested request(
      String migrationId, String server, Consumer<DatabaseTargetSpec> change) {
    return TestRequests.request(
        migrationId, server, target -> change.accept(new DatabaseTargetSpec(target.getDatabase())));
  }

  /** Chained setters on the database of a request. */
  private record DatabaseTargetSpec(DatabaseTarget target) {
    DatabaseTargetSpec setName(String name) {
      target.setName(name);
      return this;
    }

    DatabaseTargetSpec setServiceObjective(String objective) {
      target.setServiceObjective(objective);
      return this;
    }

    DatabaseTargetSpec setBackupStorageRedundancy(BackupStorageRedundancy redundancy) {
      target.setBackupStorageRedundancy(redundancy);
      return this;
    }

    DatabaseTargetSpec setCollation(String collation) {
      target.setCollation(collation);
      return this;
    }
  }
}
