package io.dbmodernizer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.requestlog.Exchange;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.requestlog.Redaction;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The log of exchanges. It removes secrets and writes to the request log and to the recording. */
public final class ExchangeLog {

  private final RequestLog log;
  private final ExchangeRecording recording;

  /** Creates a log that writes to a request log and to a recording. */
  public ExchangeLog(RequestLog log, ExchangeRecording recording) {
    this.log = log;
    this.recording = recording;
  }

  RequestLog requests() {
    return log;
  }

  void add(
      HttpExchange exchange,
      RequestTarget target,
      String body,
      ExchangeHandler.Answer answer,
      Map<String, String> headers,
      Instant time,
      Duration duration) {
    JsonNode sent = Redaction.redact(json(body));
    JsonNode answered = Redaction.redact(answer.response().body());
    log.add(
        sequence ->
            new LoggedRequest(
                sequence,
                time,
                exchange.getRequestMethod(),
                target.path(),
                target.query().getOrDefault("api-version", ""),
                answer.response().status(),
                sent,
                answered,
                duration.toMillis(),
                header(exchange, "x-ms-client-request-id"),
                header(exchange, "User-Agent"),
                answer.principal(),
                answer.operation(),
                answer.fault()));
    if (answer.azure()) {
      recording.add(
          new Exchange(
              exchange.getRequestMethod(),
              Redaction.redactAddress(exchange.getRequestURI().toString()),
              sent,
              answer.response().status(),
              headers,
              answered,
              answer.principal(),
              !answer.fault().isEmpty()));
    }
  }

  /** Returns a JSON body, null for any other. A form with a client secret must not be logged. */
  private static @Nullable JsonNode json(String body) {
    if (!body.startsWith("{") && !body.startsWith("[")) {
      return null;
    }
    try {
      return Json.parse(body);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
