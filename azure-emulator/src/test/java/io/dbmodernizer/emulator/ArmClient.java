package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.arm.call.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plain HTTPS client of an emulator. */
final class ArmClient {

  static final String TOKEN = "token-of-the-tests";
  static final String SUBSCRIPTION = "/subscriptions/00000000-1111-2222-3333-444444444444";

  private final URI base;
  private final HttpClient http;
  private @Nullable String token = TOKEN;
  private Duration timeout = Duration.ofSeconds(20);
  private Runnable passTime = () -> {};

  ArmClient(AzureEmulator emulator) {
    this.base = emulator.baseUri();
    this.http = HttpClient.newBuilder().sslContext(trust(emulator)).build();
  }

  static SSLContext trust(AzureEmulator emulator) {
    try (InputStream pem = Files.newInputStream(emulator.certificatePem())) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "emulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the certificate cannot be trusted", e);
    }
  }

  void useToken(@Nullable String other) {
    token = other;
  }

  /** Sets a time limit for each answer. */
  void useTimeout(Duration limit) {
    timeout = limit;
  }

  /** Sets the action that advances the clock between polls. */
  void passTimeBy(Runnable action) {
    passTime = action;
  }

  /** Runs the action that advances the clock. */
  void passTime() {
    passTime.run();
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  Answer post(String path, @Nullable String body) {
    return send("POST", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends a request. A path without a query gets an api-version of its provider. */
  Answer send(String method, String path, @Nullable String body) {
    return send(method, path, body, new String[0]);
  }

  /** Sends a request with further headers, given as alternating names and values. */
  Answer send(String method, String path, @Nullable String body, String... headers) {
    String target = path.contains("?") ? path : path + "?api-version=" + ApiVersions.of(path);
    URI uri = target.startsWith("https:") ? URI.create(target) : URI.create(base + target);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    request.header(
        "Content-Type",
        body != null && body.contains("grant_type=")
            ? "application/x-www-form-urlencoded"
            : "application/json");
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Creates a resource and waits for the end of the operation. */
  void create(String path, String body) {
    Answer answer = put(path, body);
    assertThat(answer.status()).as("%s", answer).isIn(200, 201, 202);
    settle(answer);
  }

  /** Polls the operation of an answer until it ends. */
  void settle(Answer answer) {
    passTime.run();
    String url = answer.header("Azure-AsyncOperation");
    String location = answer.header("Location");
    if (!url.isEmpty()) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !get(url).text("/status").equals("InProgress"));
      assertThat(get(url).text("/status")).as("%s", get(url)).isEqualTo("Succeeded");
    } else if (!location.isEmpty()) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> get(location).status() != 202);
    } else if (!answer.text("/properties/provisioningState").isEmpty()) {
      String id = answer.text("/id");
      Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> get(id).text("/properties/provisioningState").equals("Succeeded"));
    }
  }

  /** An answer with the accesses that tests need. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      return response.body().isEmpty() ? Json.object() : Json.parse(response.body());
    }

    String text(String pointer) {
      return Json.text(json(), pointer, "");
    }

    String code() {
      return text("/error/code");
    }

    String message() {
      return text("/error/message");
    }

    @Override
    public String toString() {
      return status() + " " + response.body();
    }
  }
}
