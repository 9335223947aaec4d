package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageIT {

  private static final String ACCOUNT =
      GROUP + "/providers/Microsoft.Storage/storageAccounts/account1";
  private static final String BODY =
      """
      {"location":"eastus","kind":"StorageV2","sku":{"name":"Standard_LRS"},
       "properties":{"minimumTlsVersion":"TLS1_2","allowBlobPublicAccess":false}}
      """;

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = EmulatorFixture.start().withGroup();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  @Test
  void anAccountIsCreatedThroughLocationAndUpdatedAtOnce() {
    // When
    Answer accepted = azure.arm.put(ACCOUNT, BODY);
    azure.arm.settle(accepted);
    Answer again = azure.arm.put(ACCOUNT, BODY);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Azure-AsyncOperation")).isEmpty();
    assertThat(azure.arm.get(accepted.header("Location")).text("/name")).isEqualTo("account1");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(again.text("/properties/minimumTlsVersion")).isEqualTo("TLS1_2");
    assertThat(again.text("/properties/primaryEndpoints/blob"))
        .isEqualTo("https://account1.blob.core.windows.net/");
  }

  @Test
  void containersLiveInTheBlobServiceThatEveryAccountHas() {
    // Given
    azure.arm.create(ACCOUNT, BODY);
    String containers = ACCOUNT + "/blobServices/default/containers";

    // When
    Answer created =
        azure.arm.put(containers + "/migration", "{\"properties\":{\"publicAccess\":\"None\"}}");
    Answer updated = azure.arm.put(containers + "/migration", "{\"properties\":{}}");
    Answer refused = azure.arm.put(containers + "/Big_Name", "{\"properties\":{}}");

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(updated.status()).isEqualTo(200);
    assertThat(refused.code()).isEqualTo("InvalidResourceName");
    assertThat(azure.arm.get(containers).json().path("value")).hasSize(1);
    assertThat(azure.arm.get(ACCOUNT + "/blobServices/default").status()).isEqualTo(200);
    assertThat(azure.arm.delete(containers + "/migration").status()).isEqualTo(200);
  }

  @Test
  void anAccountsNameIsTakenInAllOfAzure() {
    // Given
    azure.arm.create(ACCOUNT, BODY);
    azure.arm.create(GROUP + "2", "{\"location\":\"eastus\"}");

    // When
    Answer answer = azure.arm.put(ACCOUNT.replace("rg1", "rg12"), BODY);

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("StorageAccountAlreadyTaken");
  }

  @Test
  void anAccountIsDeletedAtOnce() {
    // Given
    azure.arm.create(ACCOUNT, BODY);

    // When
    Answer first = azure.arm.delete(ACCOUNT);
    Answer second = azure.arm.delete(ACCOUNT);

    // Then
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(204);
  }

  @Test
  void anAccountAnswersWhatAzureAddsToWhatWasAskedFor() {
    // Given
    String account = GROUP + "/providers/Microsoft.Storage/storageAccounts/defaults1";
    String body =
        "{\"location\":\"eastus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}%s}";
    azure.arm.create(account, body.formatted(""));
    azure.arm.create(
        account.replace("defaults1", "asked1"),
        body.formatted(
            ",\"properties\":{\"accessTier\":\"Cool\",\"networkAcls\":{\"defaultAction\":\"Deny\"}}"));

    // When
    Answer plain = azure.arm.get(account);
    Answer asked = azure.arm.get(account.replace("defaults1", "asked1"));

    // Then
    assertThat(plain.text("/properties/accessTier")).isEqualTo("Hot");
    assertThat(plain.text("/properties/supportsHttpsTrafficOnly")).isEqualTo("true");
    assertThat(plain.text("/properties/networkAcls/defaultAction")).isEqualTo("Allow");
    assertThat(plain.json().at("/properties/networkAcls/ipRules").isArray()).isTrue();
    assertThat(asked.text("/properties/accessTier")).isEqualTo("Cool");
    assertThat(asked.text("/properties/networkAcls/defaultAction")).isEqualTo("Deny");
    assertThat(asked.text("/properties/networkAcls/bypass")).isEqualTo("AzureServices");
  }
}
