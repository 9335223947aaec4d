package io.dbmodernizer.emulator.insights;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The calls of webhooks. Only addresses of this machine are called, because the alerts are about
 * resources that do not exist.
 */
final class WebhookCalls {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The time that Azure waits for an answer. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /** Posts a JSON body. Returns the HTTP status of the answer, or the reason why there is none. */
  String post(String address, String body) {
    URI uri = URI.create(address);
    if (!isLoopback(uri)) {
      return "not called: not an address of this machine";
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "IcMBroadcaster/1.0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return Integer.toString(
          http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return "not answered: " + e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "not answered: interrupted";
    }
  }

  private static boolean isLoopback(URI uri) {
    try {
      return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
