package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.CallKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rule that injects a fault. It fires for matching requests from the {@code nth} on, {@code
 * times} times. Example: {@code
 * FaultRule.of(FaultKind.STATUS_503).method("PUT").type("Microsoft.Sql/servers")}.
 *
 * @param kind kind of the fault
 * @param match requests that the rule is for
 * @param afterHandling true to inject the fault after the request took effect; only the answer is
 *     lost
 * @param nth number of the first matching request that it fires for, from 1
 * @param times number of requests that it fires for, from 1
 * @param code Azure's error code in the answer, null for the default of the kind
 * @param message message in the answer, null for the default of the kind
 * @param duration {@code Retry-After} in whole seconds, one second to one hour; for {@link
 *     FaultKind#TIMEOUT} the time after which the connection is closed
 */
public record FaultRule(
    FaultKind kind,
    RequestMatch match,
    boolean afterHandling,
    int nth,
    int times,
    @Nullable String code,
    @Nullable String message,
    Duration duration) {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration CLOSE_AFTER = Duration.ofMinutes(2);

  public FaultRule {
    if (nth < 1 || times < 1) {
      throw new IllegalArgumentException(
          "nth and times count from 1: nth=%d, times=%d".formatted(nth, times));
    }
    if (afterHandling && !kind.canFireAfterHandling()) {
      throw new IllegalArgumentException(
          kind + " cannot be injected after the request was handled. Leave out afterHandling.");
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "duration must be from one second to one hour: " + duration);
    }
  }

  /** Returns a rule that fires once, for the next request of any kind. */
  public static FaultRule of(FaultKind kind) {
    Duration duration = kind == FaultKind.TIMEOUT ? CLOSE_AFTER : RETRY_AFTER;
    return new FaultRule(kind, RequestMatch.ANY, false, 1, 1, null, null, duration);
  }

  /** Returns a copy for requests of an HTTP method. */
  public FaultRule method(String method) {
    return on(
        new RequestMatch(method, match.type(), match.path(), match.call(), match.principal()));
  }

  /** Returns a copy for requests of a resource type. */
  public FaultRule type(String type) {
    return on(
        new RequestMatch(match.method(), type, match.path(), match.call(), match.principal()));
  }

  /** Returns a copy for requests whose path matches. {@code *} matches any characters. */
  public FaultRule path(String path) {
    return on(
        new RequestMatch(match.method(), match.type(), path, match.call(), match.principal()));
  }

  /** Returns a copy for requests with a purpose, for example polls. */
  public FaultRule call(CallKind call) {
    return on(
        new RequestMatch(match.method(), match.type(), match.path(), call, match.principal()));
  }

  /** Returns a copy for requests of a principal. */
  public FaultRule principal(String principal) {
    return on(
        new RequestMatch(match.method(), match.type(), match.path(), match.call(), principal));
  }

  /** Returns a copy for other requests. */
  public FaultRule on(RequestMatch requests) {
    return new FaultRule(kind, requests, afterHandling, nth, times, code, message, duration);
  }

  /** Returns a copy that fires after the request took effect. Only the answer is lost. */
  public FaultRule afterwards() {
    return new FaultRule(kind, match, true, nth, times, code, message, duration);
  }

  /** Returns a copy that fires from the nth matching request on, counted from 1. */
  public FaultRule nth(int number) {
    return new FaultRule(kind, match, afterHandling, number, times, code, message, duration);
  }

  /** Returns a copy that fires for this number of requests. */
  public FaultRule times(int number) {
    return new FaultRule(kind, match, afterHandling, nth, number, code, message, duration);
  }

  /** Returns a copy that fires until it is removed. */
  public FaultRule always() {
    return times(Integer.MAX_VALUE);
  }

  /** Returns a copy with another error code and message. */
  public FaultRule saying(String newCode, String newMessage) {
    return new FaultRule(kind, match, afterHandling, nth, times, newCode, newMessage, duration);
  }

  /** Returns a copy with another {@code Retry-After} or, for a timeout, another time to close. */
  public FaultRule lasting(Duration newDuration) {
    return new FaultRule(kind, match, afterHandling, nth, times, code, message, newDuration);
  }

  /** Returns the code to answer. */
  String codeOr(String usual) {
    return code == null ? usual : code;
  }

  /** Returns the message to answer. */
  String messageOr(String usual) {
    return message == null ? usual : message;
  }
}
