package io.dbmodernizer.monitoring.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class WebhookPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    "http://alerts.example.com/hook, public-url",
    "https://alerts.example.com/hook?code=1, public-url",
    "alerts.example.com, public-url"
  })
  void anAddressThatAzureCannotCallSafelyIsRefused(String url, String setting) {
    assertThatThrownBy(() -> properties("env:SECRET", url, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dbmodernizer.webhook." + setting);
  }

  @Test
  void theSecretIsAReferenceAndNeverRepeated() {
    assertThatThrownBy(() -> properties("Hunter2-Hunter2", null, 64))
        .hasMessageContaining("secret-ref")
        .hasMessageNotContaining("Hunter2");
    assertThatThrownBy(() -> properties(null, "https://alerts.example.com/hook", 64))
        .hasMessageContaining("needs dbmodernizer.webhook.secret-ref");
  }

  @Test
  void aBodyHasALimit() {
    assertThatThrownBy(() -> properties("env:SECRET", null, 0)).hasMessageContaining("1KB to 4MB");
  }

  @Test
  void thisMachineItselfMayBeCalledWithoutTls() {
    assertThat(properties("env:SECRET", "http://127.0.0.1:8084/webhooks/azure-alerts", 64))
        .isNotNull();
    assertThat(properties(" ", "", 64).secretRef()).isNull();
  }

  private static WebhookProperties properties(
      @Nullable String secretRef, @Nullable String url, int kilobytes) {
    return new WebhookProperties(
        secretRef, url == null ? null : URI.create(url), DataSize.ofKilobytes(kilobytes));
  }
}
