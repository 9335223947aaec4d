package io.dbmodernizer.provisioner.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.PublicAccess;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class StorageIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void createAnAccountThatIsClosedToThePublicAndAContainerInIt() {
    // Given
    MigrationRequested request = request("m-1", "stnewaccount", "backups");

    // When
    StepDriver account = account(request);
    StepResult.Done accountDone = account.runToDone();
    StepResult.Done containerDone = container(request).runToDone();

    // Then
    assertThat(Prerequisites.inProgress(account)).anyMatch(p -> p.operation() != null);
    assertThat(accountDone.resources()).singleElement().matches(r -> r.getCreated());
    assertThat(containerDone.resources())
        .singleElement()
        .matches(r -> r.getCreated() && r.getId().endsWith("/containers/backups"));
    assertThat(AZURE.writes()).hasSize(2);
    JsonNode sent = AZURE.body(0);
    assertThat(sent.at("/kind").asString()).isEqualTo("StorageV2");
    assertThat(sent.at("/sku/name").asString()).isEqualTo("Standard_LRS");
    assertThat(sent.at("/properties/accessTier").asString()).isEqualTo("Hot");
    assertThat(sent.at("/properties/supportsHttpsTrafficOnly").asBoolean()).isTrue();
    assertThat(sent.at("/properties/minimumTlsVersion").asString()).isEqualTo("TLS1_2");
    assertThat(sent.at("/properties/allowBlobPublicAccess").asBoolean()).isFalse();
    assertThat(AZURE.body(1).at("/properties/publicAccess").asString()).isEqualTo("None");
  }

  @Test
  void writeNothingWhenAllIsThere() {
    // Given
    MigrationRequested first = request("m-1", "stshared", "backups");
    account(first).runToDone();
    container(first).runToDone();
    MigrationRequested second = request("m-2", "stshared", "backups");
    AZURE.mark();

    // When
    StepResult.Done accountDone = account(second).runToDone();
    StepResult.Done containerDone = container(second).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(accountDone.resources()).singleElement().matches(r -> !r.getCreated());
    assertThat(containerDone.resources()).singleElement().matches(r -> !r.getCreated());
  }

  @Test
  void refuseAnAccountOfSomebodyElseThatIsLessStrict() {
    // Given
    MigrationRequested request = request("m-1", "stlax", "backups");
    createLaxAccount(request, Map.of());

    // When
    StepResult.Failed failed = account(request).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.supportsHttpsTrafficOnly is false, wanted true")
        .contains("properties.minimumTlsVersion is TLS1_0, wanted TLS1_2")
        .contains("properties.allowBlobPublicAccess is true, wanted false");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void closeAnAccountOfTheirOwnThatIsLessStrict() {
    // Given
    MigrationRequested request = request("m-1", "stloosened", "backups");
    createLaxAccount(request, Map.of("dbmodernizer-migration", "m-1"));

    // When
    StepResult.Done done = account(request).runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("storage account stloosened changed");
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void refuseAContainerThatSomebodyOpenedToThePublic() {
    // Given
    MigrationRequested request = request("m-1", "stopened", "website");
    createLaxAccount(request, Map.of("dbmodernizer-migration", "m-1"));
    AZURE
        .clients()
        .storage(request)
        .getBlobContainers()
        .createWithResponse(
            "rg-sales",
            "stopened",
            "website",
            new BlobContainerInner().withPublicAccess(PublicAccess.BLOB),
            Context.NONE);
    AZURE.mark();

    // When
    StepResult.Failed failed = container(request).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.publicAccess is Blob, wanted None");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void sayWhenTheNameIsTakenBySomebodyElse() {
    // Given
    account(request("m-1", "sttaken", "backups")).runToDone();
    MigrationRequested elsewhere =
        TestRequests.request(
            "m-2",
            "sql-storage",
            target -> {
              target.getAzure().setSubscriptionId("99999999-2222-3333-4444-555555555555");
              target.getStorage().setAccountName("sttaken");
              target.getStorage().setContainerName("backups");
            });

    // When
    StepResult.Failed failed = account(elsewhere).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
  }

  @Test
  void areDoneAtOnceWhereNoStorageIsAskedFor() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql-storage");
    AZURE.mark();

    // When, Then
    assertThat(driver(StorageAccount.step(AZURE.clients()), request).runOnce())
        .isEqualTo(StepResult.done("no storage account requested"));
    assertThat(driver(BlobContainer.step(AZURE.clients()), request).runOnce())
        .isEqualTo(StepResult.done("no blob container requested"));
    assertThat(AZURE.requests()).isEmpty();
  }

  private static StepDriver account(MigrationRequested request) {
    Prerequisites.createGroup(AZURE.clients(), request);
    AZURE.mark();
    return driver(StorageAccount.step(AZURE.clients()), request);
  }

  private static StepDriver container(MigrationRequested request) {
    return driver(BlobContainer.step(AZURE.clients()), request);
  }

  private static StepDriver driver(Step step, MigrationRequested request) {
    return StepDriver.of(step, request);
  }

  private static void createLaxAccount(MigrationRequested request, Map<String, String> tags) {
    Prerequisites.createGroup(AZURE.clients(), request);
    AZURE
        .clients()
        .storage(request)
        .getStorageAccounts()
        .createWithResponseAsync(
            "rg-sales",
            request.getTarget().getStorage().getAccountName(),
            new StorageAccountCreateParameters()
                .withLocation("westeurope")
                .withTags(tags)
                .withKind(Kind.STORAGE_V2)
                .withSku(new Sku().withName(SkuName.STANDARD_LRS))
                .withEnableHttpsTrafficOnly(false)
                .withMinimumTlsVersion(MinimumTlsVersion.TLS1_0)
                .withAllowBlobPublicAccess(true))
        .block();
    // The account is there for the step to observe once its creation is over.
    awaitAccount(request);
  }

  private static void awaitAccount(MigrationRequested request) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        AZURE
                            .clients()
                            .storage(request)
                            .getStorageAccounts()
                            .listByResourceGroup("rg-sales")
                            .stream()
                            .map(account -> account.name()))
                    .contains(request.getTarget().getStorage().getAccountName()));
  }

  private static MigrationRequested request(String migrationId, String account, String container) {
    return TestRequests.request(
        migrationId,
        "sql-storage",
        target -> {
          target.getStorage().setAccountName(account);
          target.getStorage().setContainerName(container);
        });
  }
}
