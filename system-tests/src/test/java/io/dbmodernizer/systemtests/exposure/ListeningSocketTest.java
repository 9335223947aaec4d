package io.dbmodernizer.systemtests.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningSocketTest {

  @BeforeEach
  void requireLinux() {
    assumeTrue(ListeningSocket.canBeRead(), "skipped: this machine has no /proc/self/net/tcp");
  }

  @Test
  void findsASocketOnEveryInterfaceAndOneOnLoopback() throws Exception {
    // Given
    long self = ProcessHandle.current().pid();
    try (ServerSocket everywhere = new ServerSocket();
        ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      everywhere.bind(new InetSocketAddress("0.0.0.0", 0));

      // When, Then
      assertThat(ListeningSocket.of(self))
          .filteredOn(socket -> !socket.isLoopback())
          .extracting(ListeningSocket::port)
          .contains(everywhere.getLocalPort())
          .doesNotContain(here.getLocalPort());
      assertThat(ListeningSocket.of(self))
          .filteredOn(ListeningSocket::isLoopback)
          .extracting(ListeningSocket::port)
          .contains(here.getLocalPort());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0100007F:1F90,127.0.0.1,8080,true",
    "00000000:0050,0.0.0.0,80,false",
    "0000000000000000FFFF00000100007F:1F90,127.0.0.1,8080,true",
    "00000000000000000000000000000000:1F90,0:0:0:0:0:0:0:0,8080,false",
    "00000000000000000000000001000000:1F90,0:0:0:0:0:0:0:1,8080,true"
  })
  void readsAddressesOfBothFamilies(String text, String address, int port, boolean loopback)
      throws Exception {
    assumeTrue(
        java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN,
        "skipped: the examples are of a machine that stores the low byte first");

    // When
    ListeningSocket socket = ListeningSocket.parse(text);

    // Then
    assertThat(socket.address().getHostAddress()).isEqualTo(address);
    assertThat(socket.port()).isEqualTo(port);
    assertThat(socket.isLoopback()).isEqualTo(loopback);
  }
}
