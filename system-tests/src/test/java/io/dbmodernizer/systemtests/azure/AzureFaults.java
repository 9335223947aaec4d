package io.dbmodernizer.systemtests.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Disturbs the emulated Azure over the emulator's own API. */
public final class AzureFaults {
  private final HttpClient http;
  private final URI url;

  /**
   * @param emulatorUrl base address of the emulator
   * @param certificate the certificate it answers with
   */
  public AzureFaults(String emulatorUrl, Path certificate) throws IOException {
    this.url = URI.create(emulatorUrl + "/_emulator/faults");
    this.http = TrustingClient.of(certificate);
  }

  /**
   * Carries the next such PUT out and keeps its answer back.
   *
   * @param path in which {@code *} stands for any characters
   * @param silence how long there is no answer
   */
  public void withholdAnswer(String path, Duration silence) {
    ObjectNode rule = JsonMapper.shared().createObjectNode();
    rule.put("kind", "TIMEOUT").put("method", "PUT").put("path", path);
    rule.put("afterHandling", true).put("times", 1);
    rule.put("durationSeconds", (int) silence.toSeconds());
    send(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(rule.toString())));
  }

  /** How many faults have struck since the emulator began. */
  public int struck() {
    return all().path("fired").size();
  }

  /** The paths of the rules that have not struck yet. */
  public List<String> pending() {
    return all()
        .path("rules")
        .valueStream()
        .filter(rule -> rule.path("fired").asInt(0) == 0)
        .map(rule -> rule.path("path").asString(""))
        .toList();
  }

  /** Removes all rules. */
  public void clear() {
    send(HttpRequest.newBuilder(url).DELETE());
  }

  private JsonNode all() {
    return JsonMapper.shared().readTree(send(HttpRequest.newBuilder(url).GET()));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(
              request.header("Content-Type", "application/json").build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            "the emulator's faults answer " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
