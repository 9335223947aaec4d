package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RequestLogIT {

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
  void requestsAreLoggedWithTheirAnswersAndWithoutSecrets() {
    // Given
    String account = GROUP + "/providers/Microsoft.Storage/storageAccounts/account1";
    azure.arm.create(SERVER, EmulatorFixture.serverBody(PASSWORD));
    azure.arm.create(
        account,
        "{\"location\":\"eastus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}");
    String key = azure.arm.post(account + "/listKeys", null).text("/keys/0/value");
    azure.arm.post(
        "/tenant1/oauth2/v2.0/token?x=",
        "grant_type=client_credentials&client_id=app1&client_secret=top-s3cret");

    // When
    List<LoggedRequest> requests = azure.emulator.requests().all();
    Answer overHttp = azure.arm.get("/_emulator/requests?since=0");

    // Then
    assertThat(requests)
        .filteredOn(request -> request.method().equals("PUT") && request.path().equals(SERVER))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.status()).isEqualTo(202);
              assertThat(request.apiVersion()).isEqualTo("2021-11-01");
              assertThat(request.principal()).isEqualTo("static-token");
              assertThat(String.valueOf(request.requestBody()))
                  .contains("sqladmin")
                  .contains("***");
              assertThat(request.isWrite()).isTrue();
            });
    assertThat(key).isNotEmpty();
    for (String text : List.of(requests.toString(), overHttp.response().body())) {
      assertThat(text)
          .contains("/listKeys")
          .doesNotContain(PASSWORD)
          .doesNotContain(key)
          .doesNotContain("top-s3cret")
          .doesNotContain(ArmClient.TOKEN);
    }
  }

  @Test
  void theLogIsReadFromASequenceNumberOnAndDoesNotLogItself() {
    // Given
    long before = azure.emulator.requests().lastSequence();
    azure.arm.get(GROUP);

    // When
    Answer since = azure.arm.get("/_emulator/requests?since=" + before);
    Answer health = azure.arm.get("/_emulator/health?x=");

    // Then
    assertThat(since.json().path("value")).hasSize(1);
    assertThat(since.text("/value/0/path")).isEqualTo(GROUP);
    assertThat(since.text("/value/0/method")).isEqualTo("GET");
    assertThat(azure.emulator.requests().since(before)).hasSize(1);
    assertThat(health.text("/status")).isEqualTo("UP");
  }

  @Test
  void exchangesAreRecordedWhenAFolderIsNamed(@TempDir Path folder) throws Exception {
    // Given
    String before = System.setProperty(ExchangeRecording.FOLDER_PROPERTY, folder.toString());
    try (EmulatorFixture recorded = EmulatorFixture.start().withGroup()) {
      recorded.arm.put(SERVER + "?api-version=2021-11-01", EmulatorFixture.serverBody(PASSWORD));
      recorded.arm.post(
          "/tenant1/oauth2/v2.0/token?x=",
          "grant_type=client_credentials&client_id=app1&client_secret=top-s3cret");
    } finally {
      // The build records all emulators. Restore the setting for later tests.
      System.setProperty(ExchangeRecording.FOLDER_PROPERTY, before == null ? "" : before);
    }

    // When
    List<String> lines;
    try (Stream<Path> files = Files.list(folder)) {
      lines = Files.readAllLines(files.findFirst().orElseThrow());
    }

    // Then
    JsonNode server = Json.parse(lines.get(lines.size() - 1));
    assertThat(server.path("method").asString()).isEqualTo("PUT");
    assertThat(server.path("target").asString()).isEqualTo(SERVER + "?api-version=2021-11-01");
    assertThat(server.at("/requestBody/properties/administratorLoginPassword").asString())
        .isEqualTo("***");
    assertThat(server.path("status").asInt()).isEqualTo(202);
    assertThat(server.at("/headers/Azure-AsyncOperation").asString()).startsWith("https://");
    assertThat(server.at("/responseBody/operation").asString()).isEqualTo("UpsertLogicalServer");
    assertThat(server.path("principal").asString()).isEqualTo("static-token");
    assertThat(server.path("fault").asBoolean()).isFalse();
    assertThat(lines.toString()).doesNotContain(PASSWORD).doesNotContain("oauth2");
  }
}
