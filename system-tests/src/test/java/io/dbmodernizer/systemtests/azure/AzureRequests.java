package io.dbmodernizer.systemtests.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the emulator's log of requests over its own API. */
public final class AzureRequests {

  private final HttpClient http;
  private final String url;

  /**
   * @param emulatorUrl base address of the emulator
   * @param certificate the certificate it answers with
   */
  public AzureRequests(String emulatorUrl, Path certificate) throws IOException {
    this.url = emulatorUrl + "/_emulator/requests?since=";
    this.http = TrustingClient.of(certificate);
  }

  /** Every request still in the log. */
  public List<AzureRequest> all() {
    return since(0);
  }

  /** The requests after one. */
  public List<AzureRequest> since(long sequence) {
    return JsonMapper.shared()
        .readTree(json(sequence))
        .get("value")
        .valueStream()
        .map((JsonNode request) -> AzureRequest.of(request))
        .toList();
  }

  /** Number of the latest request. */
  public long lastSequence() {
    List<AzureRequest> all = all();
    return all.isEmpty() ? 0 : all.get(all.size() - 1).sequence();
  }

  /** Requests about a thing that could change something. */
  public List<AzureRequest> writesAbout(String name) {
    return all().stream().filter(AzureRequest::isWrite).filter(r -> r.isAbout(name)).toList();
  }

  /** The log as the emulator tells it. */
  public String json(long since) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(url + since)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("the emulator's log answers " + response.statusCode());
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
