package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer, log, recording or file contains a secret of a request. */
class SecretsInAnswersIT {

  private static final String SECRET = "Planted/secret+9=of&this-Test";
  private static final String FACTORY =
      GROUP + "/providers/Microsoft.DataFactory/factories/factory1";

  @TempDir private Path folder;
  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = new EmulatorFixture(EmulatorOptions.defaults().withDataFolder(folder)).withGroup();
    azure.arm.create(FACTORY, "{\"location\":\"eastus\"}");
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SqlServer | `\"connectionString\":\"Data Source=host;Initial Catalog=db;User ID=u;Password=SECRET\"`",
        "SqlServer | `\"connectionString\":\"Password=SECRET;Data Source=host;Initial Catalog=db\"`",
        "SqlServer | `\"connectionString\":\"Data Source=host;Pwd='SECRET'\"`",
        "SqlServer | `\"connectionString\":{\"type\":\"SecureString\",\"value\":\"Data Source=host;Password=SECRET\"}`",
        "SqlServer | `\"password\":{\"type\":\"SecureString\",\"value\":\"SECRET\"}`",
        "SqlServer | `\"server\":\"host\",\"password\":\"SECRET\"`",
        "AzureBlobStorage | `\"connectionString\":\"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=SECRET\"`",
        "AzureBlobStorage | `\"sasUri\":\"https://a.blob.core.windows.net/?sv=1&sig=SECRET\"`",
        "RestService | `\"url\":\"https://host/\",\"authenticationType\":\"AadServicePrincipal\",\"servicePrincipalKey\":{\"type\":\"SecureString\",\"value\":\"SECRET\"}`",
        "AzureFunction | `\"functionAppUrl\":\"https://host/\",\"functionKey\":{\"type\":\"SecureString\",\"value\":\"SECRET\"}`"
      })
  void aLinkedServiceGivesItsSecretsToNobody(String type, String properties) throws Exception {
    // Given
    String service = FACTORY + "/linkedservices/linked1";
    String body =
        "{\"properties\":{\"type\":\"%s\",\"typeProperties\":{%s}}}"
            .formatted(type, properties.replace("SECRET", SECRET));

    // When
    Answer put = azure.arm.put(service, body);

    // Then
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
    assertThat(holdersOfTheSecret(put, service, FACTORY + "/linkedservices")).isEmpty();
  }

  @Test
  void partsOfAFactoryKeepNoSecureStrings() throws Exception {
    // Given
    String pipeline = FACTORY + "/pipelines/pipeline1";

    // When
    Answer put =
        azure.arm.put(
            pipeline,
            """
            {"properties":{"activities":[{"name":"Call","type":"WebActivity","typeProperties":{
              "url":"https://host/","method":"GET","authentication":{"type":"Basic","username":"u",
              "password":{"type":"SecureString","value":"%s"}}}}]}}
            """
                .formatted(SECRET));

    // Then
    assertThat(holdersOfTheSecret(put, pipeline, FACTORY + "/pipelines")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SERVER/sqlVulnerabilityAssessments/default {\"properties\":{\"state\":\"Disabled\",\"storageContainerSasKey\":\"SECRET\",\"storageAccountAccessKey\":\"SECRET\"}}",
        "SERVER/advancedThreatProtectionSettings/Default {\"properties\":{\"state\":\"Enabled\",\"storageAccountAccessKey\":\"SECRET\"}}",
        "SERVER/databases/Sales {\"location\":\"eastus\",\"properties\":{\"administratorLoginPassword\":\"SECRET\"}}",
        "SERVER {\"location\":\"eastus\",\"properties\":{\"administratorLogin\":\"other\",\"administratorLoginPassword\":\"SECRET\"}}",
        "GROUP/providers/Microsoft.Sql/servers/server2 {\"location\":\"eastus\",\"properties\":{\"administratorLogin\":\"other\",\"administratorLoginPassword\":\"SECRET\"}}",
        "SERVER/databases/Sales/extensions/import {\"properties\":{\"operationMode\":\"Import\",\"storageKeyType\":\"StorageAccessKey\",\"storageKey\":\"SECRET\",\"storageUri\":\"https://a/b\",\"administratorLogin\":\"sqladmin\",\"administratorLoginPassword\":\"SECRET\"}}",
        "SERVER/providers/Microsoft.DataMigration/databaseMigrations/m {\"properties\":{\"backupConfiguration\":{\"sourceLocation\":{\"azureBlob\":{\"accountKey\":\"SECRET\"}}},\"sourceSqlConnection\":{\"password\":\"SECRET\"}}}",
        "SERVER/syncAgents/agent {\"properties\":{\"syncAgentKey\":\"SECRET\"}}",
        "GROUP/providers/Microsoft.KeyVault/vaults/v {\"properties\":{\"privateKey\":\"SECRET\",\"clientKey\":\"SECRET\"}}"
      })
  void whatWasSentToAResourceIsGivenToNobody(String request) throws Exception {
    // Given
    azure.arm.create(SERVER, EmulatorFixture.serverBody(PASSWORD));
    azure.arm.create(SERVER + "/databases/Sales", "{\"location\":\"eastus\"}");
    int space = request.indexOf(' ');
    String path = request.substring(0, space).replace("SERVER", SERVER).replace("GROUP", GROUP);

    // When
    Answer put = azure.arm.put(path, request.substring(space + 1).replace("SECRET", SECRET));
    if (put.status() == 202) {
      azure.arm.settle(put);
    }

    // Then
    assertThat(holdersOfTheSecret(put, path, path.substring(0, path.lastIndexOf('/')))).isEmpty();
  }

  private List<String> holdersOfTheSecret(Answer answer, String... paths) throws Exception {
    List<String> holders = new ArrayList<>();
    note(holders, "the answer", answer.response().body());
    for (String path : paths) {
      note(holders, "GET " + path, azure.arm.get(path).response().body());
    }
    note(
        holders, "the request log", azure.arm.get("/_emulator/requests?since=0").response().body());
    note(holders, "resources", azure.emulator.resources().toString());
    azure.emulator.close();
    note(
        holders,
        "resources.mv",
        Files.readString(folder.resolve("resources.mv"), StandardCharsets.ISO_8859_1));
    return holders;
  }

  private static void note(List<String> holders, String where, String text) {
    // The log escapes JSON in JSON. Therefore also search a part without special characters.
    if (text.contains(SECRET) || text.contains("of&this") || text.contains("Planted")) {
      holders.add(where);
    }
  }
}
