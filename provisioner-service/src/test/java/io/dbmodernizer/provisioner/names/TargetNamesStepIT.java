package io.dbmodernizer.provisioner.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpRequest;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.provisioner.storage.StorageAccount;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.azure.HttpClientWithNotice;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetNamesStepIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void findsNamesThatNobodyHas() {
    // When
    StepResult.Done done = driver(request("m-1", "sql-free", "stfree")).runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("the names are available");
    assertThat(AZURE.writes()).allMatch(call -> call.path().endsWith("/checkNameAvailability"));
  }

  @Test
  void findsWhatIsInTheResourceGroupAlready() {
    // Given
    MigrationRequested first = request("m-1", "sql-ours", "stours");
    Prerequisites.createServer(AZURE.clients(), first);
    StepDriver.of(StorageAccount.step(AZURE.clients()), first).runToDone();
    AZURE.mark();

    // When
    driver(request("m-2", "sql-ours", "stours")).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void saysWhereTheServerIsThatHasTheName() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-elsewhere"));
    MigrationRequested request =
        change("m-2", "sql-elsewhere", r -> azure(r).setResourceGroup("rg-another"));

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
    assertThat(failed.failure().getSubject()).isEqualTo("target.server.name");
    assertThat(failed.failure().getMessage())
        .contains("resource group rg-sales")
        .contains("region westeurope");
    assertThat(failed.failure().getRemedy()).contains("resource group");
  }

  @Test
  void saysNoMoreThanThatTheNameIsTakenWhereTheServerCannotBeSeen() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-unseen"));
    MigrationRequested request =
        change(
            "m-2",
            "sql-unseen",
            r -> azure(r).setSubscriptionId("99999999-2222-3333-4444-555555555555"));

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
    assertThat(failed.failure().getRemedy())
        .isEqualTo("Choose another name; it is unique in all of Azure.");
  }

  @Test
  void waitsForAServerThatAnotherMigrationIsJustCreating() {
    // Given
    MigrationRequested first = TestRequests.request("m-1", "sql-at-once");
    Prerequisites.createGroup(AZURE.clients(), first);
    StepDriver creating =
        StepDriver.of(SqlServer.step(AZURE.clients(), TestRequests.secrets()), first);
    creating.runUntil(r -> r instanceof StepResult.InProgress p && p.operation() != null);
    StepDriver driver = driver(TestRequests.request("m-2", "sql-at-once"));

    // When
    StepResult early = driver.runOnce();
    creating.runToDone();
    StepResult late = driver.runToDone();

    // Then
    assertThat(early).isInstanceOf(StepResult.InProgress.class);
    assertThat(late).isEqualTo(StepResult.done("the names are available"));
  }

  @Test
  void acceptsWhatAnotherMigrationCreatesBetweenItsTwoReadings() {
    // Given
    MigrationRequested first = request("m-1", "sql-between", "stbetween");
    AzureClients whileOthersCreate =
        AZURE.clients(
            http ->
                new HttpClientWithNotice(http, request -> createWhatIsAskedFor(first, request)));
    StepDriver driver =
        StepDriver.of(
            new TargetNamesStep(whileOthersCreate), request("m-2", "sql-between", "stbetween"));

    // When
    StepResult result = driver.runOnce();

    // Then
    assertThat(result).isEqualTo(StepResult.done("the names are available"));
  }

  /** Creates the server or the account just before Azure is asked whether its name is free. */
  private static void createWhatIsAskedFor(MigrationRequested owner, HttpRequest request) {
    String path = request.getUrl().getPath();
    if (path.endsWith("Microsoft.Sql/checkNameAvailability")) {
      Prerequisites.createServer(AZURE.clients(), owner);
    } else if (path.endsWith("Microsoft.Storage/checkNameAvailability")) {
      StepDriver.of(StorageAccount.step(AZURE.clients()), owner).runToDone();
    }
  }

  @Test
  void givesUpWaitingForAServerThatNeverComes() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-hidden"));
    MigrationRequested request =
        change(
            "m-2",
            "sql-hidden",
            r -> azure(r).setSubscriptionId("99999999-3333-3333-4444-555555555555"));
    Prerequisites.createGroup(AZURE.clients(), request);
    StepDriver driver = driver(request);

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
    assertThat(driver.results()).hasSizeGreaterThan(10);
  }

  @Test
  void findsAServerInAnotherRegionBeforeAnythingIsCreated() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-region"));
    AZURE.mark();
    MigrationRequested request =
        change("m-1", "sql-region", r -> azure(r).setRegion("northeurope"));

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("location is westeurope, wanted northeurope");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void saysThatTheStorageNameIsTaken() {
    // Given
    MigrationRequested first = request("m-1", "sql-storage-name", "sttakenname");
    Prerequisites.createGroup(AZURE.clients(), first);
    StepDriver.of(StorageAccount.step(AZURE.clients()), first).runToDone();
    MigrationRequested second = request("m-2", "sql-storage-free", "sttakenname");
    azure(second).setResourceGroup("rg-another");

    // When
    StepResult.Failed failed = driver(second).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
    assertThat(failed.failure().getSubject()).isEqualTo("target.storage.accountName");
    assertThat(failed.failure().getMessage()).contains("resource group rg-sales");
  }

  private static StepDriver driver(MigrationRequested request) {
    return StepDriver.of(new TargetNamesStep(AZURE.clients()), request);
  }

  private static MigrationRequested change(
      String migrationId, String server, Consumer<MigrationRequested> change) {
    MigrationRequested request = TestRequests.request(migrationId, server);
    change.accept(request);
    return request;
  }

  private static MigrationRequested request(String migrationId, String server, String account) {
    return TestRequests.request(
        migrationId,
        server,
        target -> {
          target.getStorage().setAccountName(account);
          target.getStorage().setContainerName("backups");
        });
  }

  private static AzureScope azure(MigrationRequested request) {
    return request.getTarget().getAzure();
  }
}
