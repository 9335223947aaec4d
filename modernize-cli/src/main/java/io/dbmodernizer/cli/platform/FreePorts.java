package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;

/** The free ports of the loopback address. */
final class FreePorts {

  private FreePorts() {}

  /** Returns a free port that is none of those given, which need not be in use yet. */
  static int otherThan(Collection<Integer> chosen) throws IOException {
    int port;
    do {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = socket.getLocalPort();
      }
    } while (chosen.contains(port));
    return port;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
