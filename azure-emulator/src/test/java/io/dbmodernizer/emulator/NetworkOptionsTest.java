package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.host.NetworkOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkOptionsTest {

  @Test
  void onlyThisMachineUnlessAskedOtherwise() {
    assertThat(NetworkOptions.LOOPBACK.address().isLoopbackAddress()).isTrue();
    assertThat(EmulatorOptions.defaults().network()).isEqualTo(NetworkOptions.LOOPBACK);
  }

  @Test
  void whoListensEverywhereReachesItselfOnTheLoopbackAddress() {
    // Given
    NetworkOptions everywhere = new NetworkOptions("0.0.0.0", List.of("emulator"), null);

    // Then
    assertThat(everywhere.address().isAnyLocalAddress()).isTrue();
    assertThat(everywhere.ownAddress()).isEqualTo("127.0.0.1");
    assertThat(new NetworkOptions("192.0.2.7", List.of(), null).ownAddress())
        .isEqualTo("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "::1", "127.0.0", "127.0.0.256", "1.2.3.4.5"})
  void whatIsNoIpv4AddressIsRefused(String address) {
    assertThatThrownBy(() -> new NetworkOptions(address, List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bindAddress");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "-emulator", "emulator.", "under_score", "*.example.com"})
  void whatIsNoHostNameIsRefused(String name) {
    assertThatThrownBy(() -> new NetworkOptions("127.0.0.1", List.of(name), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dnsNames");
  }
}
