package io.dbmodernizer.systemtests.contract.example;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.systemtests.azure.TrustingClient;
import io.dbmodernizer.systemtests.azure.Unrecorded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An emulator whose time passes only when it is told to. Starting one takes too long to do it for
 * every example; {@link #empty()} makes it as good as new.
 */
public final class Sandbox implements AutoCloseable {

  private static final String TOKEN = "token-of-the-examples";
  private static final String VERSION = "?api-version=2021-04-01";
  private static final Pattern GROUP =
      Pattern.compile("/subscriptions/[^/]+/resourceGroups/[^/?]+", Pattern.CASE_INSENSITIVE);

  private final Set<String> groups = new LinkedHashSet<>();
  private final ManualClock clock = ManualClock.atPresent();
  private final AzureEmulator emulator;
  private final HttpClient http;

  private Sandbox(EmulatorOptions options, boolean recorded) throws IOException {
    EmulatorOptions complete = options.withClock(clock).withStaticToken(TOKEN);
    this.emulator = recorded ? AzureEmulator.start(complete) : Unrecorded.start(complete);
    this.http = TrustingClient.of(emulator.certificatePem());
  }

  /**
   * Starts one. Its migrations find every source and target with the login of Microsoft's examples,
   * and end in waiting to be retried: the target refuses the only row.
   */
  public static Sandbox start() throws IOException {
    return new Sandbox(options(), true);
  }

  /** The same, for a scan: what it sends is not to be held against Azure's descriptions. */
  public static Sandbox startUnrecorded() throws IOException {
    return new Sandbox(options(), false);
  }

  private static EmulatorOptions options() {
    return EmulatorOptions.defaults()
        .withMigrations(true, database("source-{host}", "\"Id\" INT PRIMARY KEY", 1), 0)
        .withTargets(database("target-{server}", "\"Id\" INT PRIMARY KEY CHECK (\"Id\" > 1)", 2));
  }

  private static String database(String name, String columns, int row) {
    return "jdbc:h2:mem:%s-{database};DB_CLOSE_DELAY=-1;MODE=MSSQLServer;INIT=%s"
        .formatted(
            name,
            String.join(
                "\\;",
                "CREATE SCHEMA IF NOT EXISTS \"dbo\"",
                "CREATE TABLE IF NOT EXISTS \"dbo\".\"T\" (" + columns + ")",
                "MERGE INTO \"dbo\".\"T\" VALUES (" + row + ")"));
  }

  /** The emulator itself. */
  public AzureEmulator emulator() {
    return emulator;
  }

  /** Lets everything that runs come to its end. */
  public void letTimePass() {
    letTimePass(Duration.ofHours(2));
  }

  /** Lets so much time pass. */
  public void letTimePass(Duration duration) {
    clock.advance(duration);
  }

  /**
   * Removes every resource group, and lets so much time pass that nothing remembers them.
   *
   * @throws IllegalStateException if a group stays
   */
  public void empty() throws IOException {
    for (String group : groups) {
      send("DELETE", group, null);
    }
    clock.advance(Duration.ofDays(400));
    for (String group : groups) {
      Reply reply = send("GET", group, null);
      if (reply.status() != 404) {
        throw new IllegalStateException("the resource group stays: " + group + ": " + reply);
      }
    }
    groups.clear();
  }

  /**
   * What came back.
   *
   * @param status HTTP status
   * @param body body as text, empty if none
   * @param follow where the operation goes on, as path and query; empty if it does not
   */
  public record Reply(int status, String body, String follow) {

    /** Whether the request was refused. */
    public boolean refused() {
      return status >= 300;
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  /** Sends a request as its owner wrote it. */
  public Reply send(String method, String target, @Nullable JsonNode body) throws IOException {
    Matcher group = GROUP.matcher(target);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.baseUri() + target))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (method.equals("PUT") && response.statusCode() < 300 && group.lookingAt()) {
        groups.add(group.group() + VERSION);
      }
      String follow =
          response
              .headers()
              .firstValue("Azure-AsyncOperation")
              .or(() -> response.headers().firstValue("Location"))
              .orElse("");
      return new Reply(
          response.statusCode(),
          response.body(),
          follow.replace(emulator.baseUri().toString(), ""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    emulator.close();
  }
}
