package io.dbmodernizer.emulator.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.arm.call.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "administratorLoginPassword",
        "authKey1",
        "authKey2",
        "authKey",
        "keys",
        "access_token",
        "client_secret",
        "Authorization",
        "connectionString",
        "primarySharedKey",
        "storageContainerSasToken",
        "accountKey",
        "storageKey",
        "functionKey",
        "syncAgentKey",
        "pfx",
        "passPhrase"
      })
  void valuesOfSecretPropertiesAreReplacedAtAnyDepth(String property) {
    // Given
    JsonNode body = Json.parse("{\"a\":[{\"" + property + "\":\"hunter2\",\"name\":\"kept\"}]}");

    // When
    JsonNode redacted = Redaction.redact(body);

    // Then
    assertThat(String.valueOf(redacted)).doesNotContain("hunter2").contains("kept");
    assertThat(body.toString()).contains("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keyName", "name", "administratorLogin", "keyPermissions"})
  void otherPropertiesStay(String property) {
    // When
    JsonNode redacted = Redaction.redact(Json.parse("{\"" + property + "\":\"visible\"}"));

    // Then
    assertThat(String.valueOf(redacted)).contains("visible");
  }

  @Test
  void whatHoldsSecretsKeepsItsForm() {
    // When
    JsonNode keys =
        Redaction.redact(
            Json.parse(
                "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"hunter2\",\"permissions\":\"FULL\"}]}"));
    JsonNode password =
        Redaction.redact(
            Json.parse(
                "{\"password\":{\"type\":\"SecureString\",\"value\":\"hunter2\"},\"secrets\":[\"hunter2\",1]}"));

    // Then
    assertThat(keys)
        .hasToString(
            "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"***\",\"permissions\":\"FULL\"}]}");
    assertThat(password)
        .hasToString(
            "{\"password\":{\"type\":\"SecureString\",\"value\":\"***\"},\"secrets\":[\"***\",1]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password=hunter2&more;Data Source=host",
        "Data Source=host;Password=hunter2&more",
        "Data Source=host; pwd = hunter2 more ;Timeout=1",
        "Data Source=host;Password='hunter2;more'",
        "Data Source=host;Password=\\\"hunter2;more\\\"",
        "AccountName=a;AccountKey=hunter2more==;EndpointSuffix=core.windows.net",
        "Endpoint=sb://host/;SharedAccessKeyName=n;SharedAccessKey=hunter2more="
      })
  void secretsInConnectionStringsAreReplacedToTheirEnd(String text) {
    // When
    JsonNode redacted = Redaction.redact(Json.parse("{\"text\":\"" + text + "\"}"));

    // Then
    assertThat(String.valueOf(redacted)).contains("***").doesNotContain("hunter2", "more");
  }

  @Test
  void secretsInAddressesAreReplaced() {
    // When
    JsonNode redacted =
        Redaction.redact(
            Json.parse("{\"address\":\"https://host/alerts?code=hunter2&region=eastus\"}"));

    // Then
    assertThat(redacted)
        .hasToString("{\"address\":\"https://host/alerts?code=***&region=eastus\"}");
  }

  @Test
  void theAddressOfAWebhookIsASecretAsAWhole() {
    // When
    JsonNode redacted =
        Redaction.redact(
            Json.parse("{\"webhookReceivers\":[{\"serviceUri\":\"https://hooks/T1/hunter2\"}]}"));

    // Then
    assertThat(redacted).hasToString("{\"webhookReceivers\":[{\"serviceUri\":\"***\"}]}");
  }

  @Test
  void nothingStaysNothing() {
    // When / Then
    assertThat(Redaction.redact(null)).isNull();
  }
}
