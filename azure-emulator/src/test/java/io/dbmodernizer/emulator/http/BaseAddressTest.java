package io.dbmodernizer.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAddressTest {

  private final BaseAddress addresses =
      new BaseAddress(URI.create("https://127.0.0.1:8443"), List.of("emulator"));

  @Test
  void clientIsSentToTheHostItCalled() {
    assertThat(addresses.forClient("emulator:8443")).isEqualTo("https://emulator:8443");
    assertThat(addresses.forClient("Emulator")).isEqualTo("https://Emulator");
    assertThat(addresses.forClient("localhost:18443")).isEqualTo("https://localhost:18443");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "elsewhere:8443", "emulator:8443/x", "emulator@elsewhere"})
  void clientThatNamesNoKnownHostIsSentToTheEmulatorsOwnAddress(String host) {
    assertThat(addresses.forClient(host)).isEqualTo("https://127.0.0.1:8443");
  }
}
