package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRefTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env:SQL_PASSWORD",
        "file:/run/secrets/sql",
        "keyvault:https://my.vault.azure.net/secrets/sql-admin",
        "keyvault:https://my.vault.azure.net/secrets/sql-admin/0123456789abcdef0123456789abcdef",
        "keyvault:https://127.0.0.1:8443/secrets/sql-admin"
      })
  void aReferenceIsShownAsItWasWritten(String text) {
    assertThat(SecretRef.parse(text)).hasToString(text);
  }

  @Test
  void thePartsOfAVaultReferenceAreTakenApart() {
    assertThat(SecretRef.parse("keyvault:https://my.vault.azure.net/secrets/sql-admin"))
        .isEqualTo(
            new SecretRef.KeyVaultSecret(
                java.net.URI.create("https://my.vault.azure.net"), "sql-admin", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hunter2",
        "Hunter2:colon",
        "env:Hunter2!",
        "env:",
        "file:",
        "file:\0Hunter2",
        "keyvault:Hunter2",
        "keyvault:http://vault/secrets/Hunter2",
        "keyvault:https://vault/keys/Hunter2",
        "keyvault:https://user:Hunter2@vault/secrets/a",
        "keyvault:https://vault/secrets/Hunter_2"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> SecretRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("Hunter");
    assertThat(SecretRef.isReference(text)).isFalse();
  }

  @Test
  void nothingIsRefusedWithTheForms() {
    assertThatThrownBy(() -> SecretRef.parse(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("env:NAME");
  }
}
