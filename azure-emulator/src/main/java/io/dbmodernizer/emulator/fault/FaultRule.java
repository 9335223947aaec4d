package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.CallKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault and when it strikes: from the {@code nth} matching request on, {@code times} times.
 * Written as {@code
 * FaultRule.of(FaultKind.STATUS_503).method("PUT").type("Microsoft.Sql/servers")}.
 *
 * @param kind what goes wrong
 * @param match which requests are meant
 * @param afterHandling whether it strikes after the request has had its effect, not before
 * @param nth number of the first matching request that is struck, from 1
 * @param times how many are struck from there on
 * @param code Azure's error code that is answered, null for the usual one of the kind
 * @param message message that is answered, null for the usual one of the kind
 * @param duration what {@code Retry-After} says, in whole seconds; of {@link FaultKind#TIMEOUT},
 *     how long the connection stays open at most
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
  private static final Duration SILENCE = Duration.ofMinutes(2);

  public FaultRule {
    if (nth < 1 || times < 1) {
      throw new IllegalArgumentException(
          "nth and times count from 1: nth=%d, times=%d".formatted(nth, times));
    }
    if (afterHandling && !kind.canStrikeAfterHandling()) {
      throw new IllegalArgumentException(kind + " cannot strike after the request was handled");
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "duration must be from one second to one hour: " + duration);
    }
  }

  /** Returns a rule that strikes the first request of any kind, once. */
  public static FaultRule of(FaultKind kind) {
    Duration duration = kind == FaultKind.TIMEOUT ? SILENCE : RETRY_AFTER;
    return new FaultRule(kind, RequestMatch.ANY, false, 1, 1, null, null, duration);
  }

  /** Returns a copy for requests of an HTTP method. */
  public FaultRule method(String method) {
    return on(
        new RequestMatch(method, match.type(), match.path(), match.call(), match.principal()));
  }

  /** Returns a copy for requests about a resource type. */
  public FaultRule type(String type) {
    return on(
        new RequestMatch(match.method(), type, match.path(), match.call(), match.principal()));
  }

  /** Returns a copy for requests whose path matches; {@code *} stands for any characters. */
  public FaultRule path(String path) {
    return on(
        new RequestMatch(match.method(), match.type(), path, match.call(), match.principal()));
  }

  /** Returns a copy for requests that are for something. */
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

  /** Returns a copy that strikes after the request has had its effect: only the answer is lost. */
  public FaultRule afterwards() {
    return new FaultRule(kind, match, true, nth, times, code, message, duration);
  }

  /** Returns a copy that first lets matching requests pass and strikes the nth, from 1. */
  public FaultRule nth(int number) {
    return new FaultRule(kind, match, afterHandling, number, times, code, message, duration);
  }

  /** Returns a copy that strikes several times. */
  public FaultRule times(int number) {
    return new FaultRule(kind, match, afterHandling, nth, number, code, message, duration);
  }

  /** Returns a copy that strikes until it is removed. */
  public FaultRule always() {
    return times(Integer.MAX_VALUE);
  }

  /** Returns a copy that answers an error of its own. */
  public FaultRule saying(String newCode, String newMessage) {
    return new FaultRule(kind, match, afterHandling, nth, times, newCode, newMessage, duration);
  }

  /** Returns a copy with another {@code Retry-After} or, for a timeout, another limit. */
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
