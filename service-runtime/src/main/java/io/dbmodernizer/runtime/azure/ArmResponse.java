package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.rest.Response;
import com.azure.core.util.FluxUtil;
import io.dbmodernizer.state.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first answer to a call: enough to know whether it is finished and, if not, what to poll.
 *
 * @param status HTTP status
 * @param url what was called
 * @param headers of the answer
 * @param body JSON; a missing node if empty
 */
public record ArmResponse(int status, String url, HttpHeaders headers, JsonNode body) {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> TERMINAL =
      Set.of("succeeded", "failed", "canceled", "cancelled", "ready");

  /** Reads the raw answer of an SDK call such as {@code createOrUpdateWithResponseAsync}. */
  static Mono<ArmResponse> of(Response<Flux<ByteBuffer>> response) {
    return FluxUtil.collectBytesInByteBufferStream(response.getValue())
        .defaultIfEmpty(new byte[0])
        .map(
            bytes ->
                new ArmResponse(
                    response.getStatusCode(),
                    response.getRequest().getUrl().toString(),
                    response.getHeaders(),
                    json(new String(bytes, StandardCharsets.UTF_8))));
  }

  /**
   * Returns the answer of an SDK call that is complete with its first answer, such as creating a
   * resource group.
   */
  public static ArmResponse finished(Response<?> response) {
    return new ArmResponse(
        response.getStatusCode(),
        response.getRequest().getUrl().toString(),
        response.getHeaders(),
        JSON.missingNode());
  }

  static JsonNode json(String text) {
    return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
  }

  /**
   * Returns the operation that this answer started, in the order in which Azure's own clients look:
   * the Azure-AsyncOperation header, the Location header of a 202, a provisioning state that is not
   * final.
   */
  public Optional<Operation> operation(Instant now) {
    String asyncOperation = header("Azure-AsyncOperation");
    if (!asyncOperation.isEmpty()) {
      return Optional.of(operation(asyncOperation, PollingStyle.ASYNC_OPERATION, now));
    }
    String location = header("Location");
    if (status == 202 && !location.isEmpty()) {
      return Optional.of(operation(location, PollingStyle.LOCATION, now));
    }
    String state = provisioningState(body);
    if (!state.isEmpty() && !isTerminal(state)) {
      return Optional.of(operation(url, PollingStyle.PROVISIONING_STATE, now));
    }
    return Optional.empty();
  }

  /** Returns how long Azure asks to wait before the next call; empty if it does not say. */
  public Optional<Duration> retryAfter() {
    return retryAfter(headers);
  }

  /** {@code properties.provisioningState}, empty if absent. */
  public static String provisioningState(JsonNode resource) {
    return resource.path("properties").path("provisioningState").asString("");
  }

  static boolean isTerminal(String state) {
    return TERMINAL.contains(state.toLowerCase(Locale.ROOT));
  }

  static Optional<Duration> retryAfter(HttpHeaders headers) {
    for (String name : new String[] {"retry-after-ms", "x-ms-retry-after-ms"}) {
      String millis = headers.getValue(HttpHeaderName.fromString(name));
      if (millis != null && millis.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofMillis(Long.parseLong(millis)));
      }
    }
    String seconds = headers.getValue(HttpHeaderName.RETRY_AFTER);
    return seconds != null && seconds.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }

  private String header(String name) {
    return Objects.requireNonNullElse(headers.getValue(HttpHeaderName.fromString(name)), "");
  }

  private static Operation operation(String url, PollingStyle style, Instant now) {
    return Operation.newBuilder()
        .setUrl(url)
        .setPollingStyle(style.name())
        .setStartedAt(now.truncatedTo(ChronoUnit.MILLIS))
        .build();
  }
}
