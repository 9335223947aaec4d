package io.dbmodernizer.emulator.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.arm.Json;
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
        "storageContainerSasToken"
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
  void nothingStaysNothing() {
    // When / Then
    assertThat(Redaction.redact(null)).isNull();
  }
}
