package io.dbmodernizer.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands bytes on between clients and a server on loopback until it is frozen. */
final class FreezableProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean frozen;

  FreezableProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Stays connected, takes what comes and hands nothing on. */
  void freeze() {
    frozen = true;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        start(() -> pump(client, server));
        start(() -> pump(server, client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      for (int n = from.getInputStream().read(buffer); n >= 0; ) {
        if (!frozen) {
          to.getOutputStream().write(buffer, 0, n);
        }
        n = from.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // One side has closed its connection, which ends the other's too.
      frozen = true;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "freezable-proxy");
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
