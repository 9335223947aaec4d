package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.systemtests.azure.TrustingClient;
import io.dbmodernizer.systemtests.azure.Unrecorded;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A check whether the emulator accepts a name. It creates a resource with that name. */
final class NameJudge implements AutoCloseable {

  private static final String GROUPS =
      "/subscriptions/5f0c2d6e-7a1b-4c3d-9e8f-102030405060/resourceGroups/";
  private static final String SERVER = GROUPS + "judge/providers/Microsoft.Sql/servers/sql-judge";
  private static final String LOCATION = "{\"location\":\"westeurope\"}";

  /** A kind of resource with a name. */
  enum Kind {
    GROUP("target.azure.resourceGroup", GROUPS, "?api-version=2021-04-01", LOCATION) {
      @Override
      void put(MigrationRequested request, String name) {
        request.getTarget().getAzure().setResourceGroup(name);
      }
    },
    DATABASE("target.database.name", SERVER + "/databases/", "?api-version=2021-11-01", LOCATION) {
      @Override
      void put(MigrationRequested request, String name) {
        request.getTarget().getDatabase().setName(name);
      }
    },
    FIREWALL_RULE(
        "target.server.firewallRules",
        SERVER + "/firewallRules/",
        "?api-version=2021-11-01",
        "{\"properties\":{\"startIpAddress\":\"203.0.113.1\",\"endIpAddress\":\"203.0.113.9\"}}") {
      @Override
      void put(MigrationRequested request, String name) {
        request
            .getTarget()
            .getServer()
            .setFirewallRules(
                List.of(
                    FirewallRule.newBuilder()
                        .setName(name)
                        .setStartIpAddress("203.0.113.1")
                        .setEndIpAddress("203.0.113.9")
                        .build()));
      }
    };

    private final String field;
    private final String collection;
    private final String query;
    private final String body;

    Kind(String field, String collection, String query, String body) {
      this.field = field;
      this.collection = collection;
      this.query = query;
      this.body = body;
    }

    abstract void put(MigrationRequested request, String name);

    /** Returns the violation of the request rules; empty if they accept the name. */
    List<FieldViolation> violations(MigrationRequested request, String name) {
      put(request, name);
      return RequestRules.check(request).stream()
          .filter(violation -> violation.getField().startsWith(field))
          .toList();
    }
  }

  private final AzureEmulator azure;
  private final HttpClient http;
  private final String token = UUID.randomUUID().toString();

  NameJudge() throws IOException, InterruptedException {
    azure =
        Unrecorded.start(
            EmulatorOptions.defaults()
                .withStaticToken(token)
                .withThrottling(ThrottleLimits.unlimited()));
    http = TrustingClient.of(azure.certificatePem());
    put(GROUPS + "judge?api-version=2021-04-01", LOCATION);
    put(
        SERVER + "?api-version=2021-11-01",
        "{\"location\":\"westeurope\",\"properties\":{\"administratorLogin\":\"judge\","
            + "\"administratorLoginPassword\":\"Corr3ct-Horse-7\"}}");
    Awaitility.await().until(() -> azure.resources().toString().contains("\"Ready\""));
  }

  /** Returns whether the emulator accepts the name. Throws if it refuses for another reason. */
  boolean accepts(Kind kind, String name) throws IOException, InterruptedException {
    String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    HttpResponse<String> answer = put(kind.collection + segment + kind.query, kind.body);
    return switch (answer.statusCode()) {
      case 200, 201, 202 -> true;
      case 400 -> false;
      default ->
          throw new AssertionError(
              kind + " '" + name + "': " + answer.statusCode() + " " + answer.body());
    };
  }

  private HttpResponse<String> put(String target, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(azure.baseUri() + target))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    azure.close();
  }
}
