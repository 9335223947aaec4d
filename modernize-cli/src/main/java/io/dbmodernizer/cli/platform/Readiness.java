package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The readiness checks of processes, and the wait for them. */
final class Readiness {

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final int LOG_LINES = 25;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build();

  /** A check that tells whether a process is ready. */
  @FunctionalInterface
  interface Check {

    /** Returns true if the process is ready. An exception counts as not ready. */
    boolean isReady() throws IOException, InterruptedException;
  }

  private Readiness() {}

  /** Returns a check that the URL answers with status 200. */
  static Check http(String url) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(CALL_TIMEOUT).build();
    return () -> HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  /** Returns a check that a port of the loopback address accepts connections. */
  static Check listening(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return true;
      }
    };
  }

  /**
   * Waits until the process is ready.
   *
   * @throws PlatformException if the process ends or the time limit is reached; with the end of its
   *     log
   */
  static void await(ManagedProcess process, Check check, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!isReady(check)) {
      if (!process.isAlive()) {
        throw failed(process, "ended during its start");
      }
      if (System.nanoTime() > deadline) {
        throw failed(process, "was not ready after " + bound.toSeconds() + " s");
      }
      pause();
    }
  }

  private static boolean isReady(Check check) {
    try {
      return check.isReady();
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("the start was interrupted", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("the start was interrupted", e);
    }
  }

  private static PlatformException failed(ManagedProcess process, String what) {
    return new PlatformException(
        "%s %s. The end of its log, %s:%n  %s"
            .formatted(
                process.name(),
                what,
                process.log(),
                String.join(System.lineSeparator() + "  ", process.logTail(LOG_LINES))));
  }
}
