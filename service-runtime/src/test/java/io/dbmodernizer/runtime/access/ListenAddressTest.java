package io.dbmodernizer.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ListenAddressTest {
  private final MockEnvironment environment = new MockEnvironment();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
  void withoutAModeAServiceOnLoopbackIsOpen(String address) {
    environment.setProperty("server.address", address);
    assertThat(ListenAddress.mode(null, environment)).isEqualTo(AccessMode.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void withoutAModeAServiceThatOthersReachIsClosed(String address) {
    environment.setProperty("server.address", address);
    assertThat(ListenAddress.mode(null, environment)).isEqualTo(AccessMode.CLOSED);
  }

  @Test
  void withoutAnAddressAServiceListensEverywhereAndIsClosed() {
    assertThat(ListenAddress.mode(null, environment)).isEqualTo(AccessMode.CLOSED);
  }

  @Test
  void aSeparatePortOfManagementCountsToo() {
    // Given
    environment.setProperty("server.address", "127.0.0.1");
    environment.setProperty("management.server.port", "9000");

    // Then
    assertThatThrownBy(() -> ListenAddress.mode(AccessMode.OPEN, environment))
        .hasMessageContaining("management.server.address");
    environment.setProperty("management.server.address", "127.0.0.1");
    assertThat(ListenAddress.mode(AccessMode.OPEN, environment)).isEqualTo(AccessMode.OPEN);
  }

  @Test
  void anyOtherModeIsForEveryAddress() {
    environment.setProperty("server.address", "0.0.0.0");
    assertThat(ListenAddress.mode(AccessMode.TOKENS, environment)).isEqualTo(AccessMode.TOKENS);
  }
}
