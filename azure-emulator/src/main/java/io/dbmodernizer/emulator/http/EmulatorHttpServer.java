package io.dbmodernizer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dbmodernizer.emulator.arm.ResourceManager;
import io.dbmodernizer.emulator.host.NetworkOptions;
import io.dbmodernizer.emulator.time.Timers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The HTTPS server of the emulator. It listens on 127.0.0.1 by default. */
public final class EmulatorHttpServer implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int WAITING = 256;

  private final HttpsServer server;
  private final URI base;
  private final ThreadPoolExecutor executor;

  private EmulatorHttpServer(HttpsServer server, URI base, ThreadPoolExecutor executor) {
    this.server = server;
    this.base = base;
    this.executor = executor;
  }

  /**
   * Starts a server.
   *
   * @param network address to listen on and host names of the emulator
   * @param port TCP port, 0 for a free one
   * @param identity key and certificate
   * @param manager answers requests of Azure's API
   * @param tokens the bearer tokens
   * @param log log of all exchanges
   * @param timers clock, and closing of withheld connections
   * @throws IOException if the port is taken
   */
  public static EmulatorHttpServer start(
      NetworkOptions network,
      int port,
      TlsIdentity identity,
      ResourceManager manager,
      Tokens tokens,
      ExchangeLog log,
      Timers timers)
      throws IOException {
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      // With Nagle's algorithm each answer waits about 40 ms for the client's delayed ACK.
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    HttpsServer server = HttpsServer.create(new InetSocketAddress(network.address(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
    List<AnonymousApi> open =
        List.of(
            new TokenEndpoint(tokens),
            new SignInDiscovery(),
            new CloudMetadata(),
            new MicrosoftGraph(),
            new EmulatorApi(log.requests()));
    URI base = base(network, server);
    BaseAddress addresses = new BaseAddress(base, network.dnsNames());
    ExchangeHandler handler = new ExchangeHandler(addresses, manager, open, tokens, log, timers);
    ThreadPoolExecutor executor = executor();
    server.setExecutor(executor);
    server.createContext("/", (HttpExchange exchange) -> handler.handle(exchange));
    server.start();
    return new EmulatorHttpServer(server, base, executor);
  }

  private static URI base(NetworkOptions network, HttpsServer server) {
    return URI.create("https://" + network.ownAddress() + ":" + server.getAddress().getPort());
  }

  private static ThreadPoolExecutor executor() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "emulator-http");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Returns the URI that clients on this machine use, without a trailing slash. */
  public URI baseUri() {
    return base;
  }

  /** Stops listening and closes open connections. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
