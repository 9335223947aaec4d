package io.dbmodernizer.systemtests.exposure;

import io.dbmodernizer.systemtests.azure.TrustingClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the emulated Azure answers to anybody who reads everything that was ever read or written.
 */
public final class AzureAnswers {

  private static final Set<String> KINDS = Set.of("GET", "PUT", "PATCH");

  private final HttpClient http;
  private final String emulatorUrl;

  /**
   * @param emulatorUrl base address of the emulator
   * @param certificate the certificate it answers with
   */
  public AzureAnswers(String emulatorUrl, Path certificate) throws IOException {
    this.emulatorUrl = emulatorUrl;
    this.http = TrustingClient.of(certificate);
  }

  /**
   * Reads every resource and list that the log of requests names.
   *
   * @param log the log as the emulator tells it
   * @param clientSecret a secret to sign in with
   * @return the bodies by path, of all that exist
   */
  public Map<String, String> read(String log, String clientSecret)
      throws IOException, InterruptedException {
    String token = token(clientSecret);
    Map<String, String> targets = new TreeMap<>();
    for (JsonNode request : JsonMapper.shared().readTree(log).path("value")) {
      String path = request.path("path").asString();
      if (KINDS.contains(request.path("method").asString()) && path.startsWith("/subscriptions/")) {
        targets.put(path, request.path("apiVersion").asString());
      }
    }
    Map<String, String> answers = new TreeMap<>();
    for (Map.Entry<String, String> target : targets.entrySet()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          emulatorUrl
                              + encoded(target.getKey())
                              + "?api-version="
                              + target.getValue()))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        answers.put(target.getKey(), answer.body());
      }
    }
    return answers;
  }

  private String token(String clientSecret) throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id=reader-of-everything&client_secret="
            + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(emulatorUrl + "/tenant/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/"))
        .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
