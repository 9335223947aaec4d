package io.dbmodernizer.systemtests.direct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy on loopback that limits the rate of each connection's answers. So a server behind it is
 * slow for one client, and faster for many.
 */
final class ThrottledProxy implements AutoCloseable {

  private static final long NANOS = 1_000_000_000L;

  private final ServerSocket listening;
  private final int target;
  private volatile long bytesPerSecond;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Starts a proxy before a port on loopback. */
  ThrottledProxy(int target, long bytesPerSecond) throws IOException {
    this.target = target;
    this.bytesPerSecond = bytesPerSecond;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Lets all connections go as fast as they can. */
  void endThrottling() {
    bytesPerSecond = Long.MAX_VALUE;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        start(() -> pump(client, server, false));
        start(() -> pump(server, client, true));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Hands bytes on until one side closes its connection, and then closes both. */
  private void pump(Socket from, Socket to, boolean throttled) {
    byte[] buffer = new byte[16_384];
    try (from;
        to) {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        to.getOutputStream().write(buffer, 0, n);
        if (throttled) {
          LockSupport.parkNanos(n * NANOS / bytesPerSecond);
        }
      }
    } catch (IOException e) {
      // The end of one direction closes the sockets of the other one.
      if (!from.isClosed() && !to.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "throttled-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
