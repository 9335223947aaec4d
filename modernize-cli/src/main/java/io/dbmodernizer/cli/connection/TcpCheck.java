package io.dbmodernizer.cli.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** A check that an address accepts TCP connections. */
final class TcpCheck {
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(3).toMillis();

  private TcpCheck() {}

  /** Returns why the address accepts no connection; empty if it accepts one. Takes at most 3 s. */
  static Optional<String> problem(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("the host name is unknown");
    } catch (SocketTimeoutException e) {
      return Optional.of("no answer within " + PATIENCE_MILLIS / 1_000 + " s");
    } catch (IOException e) {
      return Optional.of("the connection is refused");
    }
  }
}
