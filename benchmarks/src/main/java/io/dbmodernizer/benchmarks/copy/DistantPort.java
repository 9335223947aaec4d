package io.dbmodernizer.benchmarks.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A port of this machine that forwards to another one as a network of a given latency would. Every
 * byte arrives half a round trip later. The bandwidth is not limited.
 */
final class DistantPort {

  private static final int MOST_BYTES = 64 * 1024;

  /** Bytes and the time at which they arrive; no bytes at the end of the stream. */
  private record Sent(byte[] bytes, long arrivesAt) {

    boolean isEnd() {
      return bytes.length == 0;
    }
  }

  private final ServerSocket accepting;
  private final int to;
  private final long oneWayNanos;

  private DistantPort(ServerSocket accepting, int to, long oneWayNanos) {
    this.accepting = accepting;
    this.to = to;
    this.oneWayNanos = oneWayNanos;
  }

  /**
   * Opens a port until this process ends.
   *
   * @param to the port of this machine that is reached through it
   * @param roundTrip the time that the network adds to a round trip
   */
  static DistantPort open(int to, Duration roundTrip) throws IOException {
    ServerSocket accepting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    DistantPort port = new DistantPort(accepting, to, roundTrip.toNanos() / 2);
    inBackground(port::accept);
    return port;
  }

  int number() {
    return accepting.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = accepting.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        forward(client, server);
        forward(server, client);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forward(Socket from, Socket into) {
    BlockingQueue<Sent> onTheWay = new LinkedBlockingQueue<>();
    inBackground(() -> send(from, onTheWay));
    inBackground(() -> deliver(onTheWay, into));
  }

  private void send(Socket from, BlockingQueue<Sent> onTheWay) throws IOException {
    byte[] buffer = new byte[MOST_BYTES];
    try (InputStream in = from.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        onTheWay.add(new Sent(Arrays.copyOf(buffer, read), System.nanoTime() + oneWayNanos));
      }
    } finally {
      onTheWay.add(new Sent(new byte[0], System.nanoTime()));
    }
  }

  private static void deliver(BlockingQueue<Sent> onTheWay, Socket into)
      throws IOException, InterruptedException {
    try (OutputStream out = into.getOutputStream()) {
      for (Sent next = onTheWay.take(); !next.isEnd(); next = onTheWay.take()) {
        // A parked thread may return too early.
        for (long left = left(next); left > 0; left = left(next)) {
          LockSupport.parkNanos(left);
        }
        out.write(next.bytes());
      }
    }
  }

  private static long left(Sent sent) {
    return sent.arrivesAt() - System.nanoTime();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Runs work that ends with its sockets. */
  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other end has closed its socket.
                return;
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
              }
            },
            "distant-port");
    thread.setDaemon(true);
    thread.start();
  }
}
