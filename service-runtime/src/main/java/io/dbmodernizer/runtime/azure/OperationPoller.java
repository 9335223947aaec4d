package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A poller that polls a long-running operation once. Another process cannot continue a poller of
 * the Azure SDK, so plain calls poll the stored {@link Operation}. Thread-safe.
 */
public final class OperationPoller {
  /** HTTP statuses of a poll that say nothing about the operation: rights, time, rate. */
  private static final Set<Integer> PASSING = Set.of(401, 403, 408, 429);

  private static final String TIMED_OUT = "OperationTimedOut";

  private final ArmRest rest;
  private final Duration timeout;

  OperationPoller(ArmRest rest, Duration timeout) {
    this.rest = rest;
    this.timeout = timeout;
  }

  /**
   * Polls once. An operation that runs longer than {@code operation-timeout} counts as failed with
   * the code {@code OperationTimedOut}. Azure may still complete it later.
   *
   * @param now the time of the call
   * @throws ArmException if the poll itself failed, which says nothing about the operation
   */
  public OperationStatus poll(Operation operation, Instant now) {
    OperationStatus status = poll(operation);
    boolean late = now.isAfter(operation.getStartedAt().plus(timeout));
    return status instanceof OperationStatus.Running && late
        ? new OperationStatus.Failed(
            TIMED_OUT, "the operation has not ended within " + timeout.toMinutes() + " minutes")
        : status;
  }

  /**
   * Polls once, whatever the age of the operation.
   *
   * @throws ArmException if the poll itself failed, which says nothing about the operation
   */
  public OperationStatus poll(Operation operation) {
    ArmResponse answer;
    try {
      answer = rest.poll(operation.getUrl());
    } catch (ArmException e) {
      // An operation that is polled at its Location reports its failure in this way. Another poll
      // returns the same answer.
      if (e.status() >= 400 && e.status() < 500 && !PASSING.contains(e.status())) {
        return new OperationStatus.Failed(e.code(), String.valueOf(e.getMessage()));
      }
      throw e;
    }
    return switch (PollingStyle.valueOf(operation.getPollingStyle())) {
      case ASYNC_OPERATION -> byState(answer, answer.body().path("status").asString(""));
      case PROVISIONING_STATE -> byState(answer, ArmResponse.provisioningState(answer.body()));
      case LOCATION -> answer.status() == 202 ? running(answer) : new OperationStatus.Succeeded();
    };
  }

  private OperationStatus byState(ArmResponse answer, String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "succeeded", "ready" -> new OperationStatus.Succeeded();
      case "failed", "canceled", "cancelled" -> failed(answer.body(), state);
      case "" -> answer.status() == 202 ? running(answer) : new OperationStatus.Succeeded();
      default -> running(answer);
    };
  }

  private OperationStatus running(ArmResponse answer) {
    int percent = (int) answer.body().path("percentComplete").asDouble(0);
    return new OperationStatus.Running(
        Math.max(0, Math.min(99, percent)), answer.retryAfter().orElse(rest.pollInterval()));
  }

  private static OperationStatus failed(JsonNode body, String state) {
    JsonNode error = body.path("error");
    if (error.isMissingNode()) {
      error = body.path("properties").path("error");
    }
    return new OperationStatus.Failed(
        error.path("code").asString(state),
        error.path("message").asString("the operation ended as " + state));
  }
}
