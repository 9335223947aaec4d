package io.dbmodernizer.datamover.wholecopy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A proxy on loopback that can drop one of its connections. */
final class DroppingProxy implements AutoCloseable {

  /** Both ends of a connection. */
  private record Link(Socket client, Socket server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      client.close();
      server.close();
    }
  }

  private final ServerSocket listening;
  private final int target;
  private final List<Link> links = new ArrayList<>();

  /** Starts a proxy before a port on loopback. */
  DroppingProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Drops a random connection, if there is one. */
  void dropOne(Random random) throws IOException {
    Link link;
    synchronized (links) {
      links.removeIf(each -> each.client().isClosed());
      if (links.isEmpty()) {
        return;
      }
      link = links.remove(random.nextInt(links.size()));
    }
    link.close();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Link link = new Link(client, server);
        synchronized (links) {
          links.add(link);
        }
        start(() -> pump(link, client, server));
        start(() -> pump(link, server, client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Hands bytes on until one side closes its connection, and then closes both. */
  private static void pump(Link link, Socket from, Socket to) {
    try (link) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The end of one direction closes the sockets of the other one.
      if (!from.isClosed() && !to.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "dropping-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    synchronized (links) {
      for (Link link : links) {
        link.close();
      }
    }
  }
}
