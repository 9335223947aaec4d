package io.dbmodernizer.systemtests.walk;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.systemtests.azure.TrustingClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** The token of one principal, renewed before virtual time makes it expire. */
final class PrincipalToken {
  private static final Duration USED_FOR = Duration.ofMinutes(50);

  private final AzureEmulator emulator;
  private final String clientId;
  private final String tenant;
  private final InstantSource clock;
  private final HttpClient http;
  private String token = "";
  private Instant renewAt = Instant.MIN;

  PrincipalToken(AzureEmulator emulator, String clientId, String tenant, InstantSource clock)
      throws IOException {
    this.emulator = emulator;
    this.clientId = clientId;
    this.tenant = tenant;
    this.clock = clock;
    this.http = TrustingClient.of(emulator.certificatePem());
  }

  synchronized String current() {
    Instant now = clock.instant();
    if (!now.isBefore(renewAt)) {
      token = issue();
      renewAt = now.plus(USED_FOR);
    }
    return token;
  }

  private String issue() {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(emulator.baseUri() + "/" + tenant + "/oauth2/v2.0/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "grant_type=client_credentials&client_secret=any&client_id=" + clientId))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return JsonMapper.shared().readTree(response.body()).get("access_token").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
