package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Operation;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.operation.PollingStyle;
import io.dbmodernizer.emulator.arm.operation.Timing;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers about long-running operations, in each of Azure's styles. Source: Microsoft, "Track
 * asynchronous Azure operations".
 */
final class OperationAnswers {

  private final OperationStore operations;
  private final Timing timing;

  OperationAnswers(OperationStore operations, Timing timing) {
    this.operations = operations;
    this.timing = timing;
  }

  /**
   * Answers the request that started an operation.
   *
   * @param shown the resource while the operation runs
   */
  ArmResponse accepted(
      ResourceType type, ArmRequest request, Resource shown, Polling polling, Operation operation) {
    boolean inBody =
        polling.style() == PollingStyle.PROVISIONING_STATE
            || (operation.verb() != Verb.DELETE && type.declaration().answersWithResource());
    ArmResponse answer =
        inBody
            ? ArmResponse.of(operation.verb() == Verb.CREATE ? 201 : 200, type.view(shown, request))
            : new ArmResponse(202, Map.of(), type.acceptedBody(shown));
    answer = answer.withHeader("Retry-After", timing.retryAfterHeader());
    if (polling.style() == PollingStyle.ASYNC_OPERATION
        || polling.style() == PollingStyle.ASYNC_OPERATION_AND_LOCATION) {
      answer =
          answer.withHeader(
              "Azure-AsyncOperation", url(polling.statusPath(), request, shown, operation));
    }
    if (polling.style() == PollingStyle.LOCATION
        || polling.style() == PollingStyle.ASYNC_OPERATION_AND_LOCATION) {
      answer = answer.withHeader("Location", url(polling.resultPath(), request, shown, operation));
    }
    return answer;
  }

  /**
   * Adds {@code Retry-After} to an answer if a caller follows an operation by reading the resource.
   */
  ArmResponse whileRunning(ArmResponse answer, Resource resource) {
    boolean followed =
        operations
            .runningOn(resource.id())
            .filter(operation -> operation.style() == PollingStyle.PROVISIONING_STATE)
            .isPresent();
    return followed ? answer.withHeader("Retry-After", timing.retryAfterHeader()) : answer;
  }

  /** Answers a repeated deletion with the operation that already runs. */
  ArmResponse repeat(ResourceType type, ArmRequest request, Resource shown, Operation operation) {
    return accepted(
        type, request, shown, type.declaration().deletion(request.apiVersion()), operation);
  }

  /**
   * Answers the URL of {@code Azure-AsyncOperation}.
   *
   * @throws ArmException 404 OperationIdNotFound
   */
  ArmResponse status(ArmRequest request) {
    Operation operation = find(request);
    ArmResponse answer = ArmResponse.of(200, operation.toStatusBody(request.path()));
    return operation.running()
        ? answer.withHeader("Retry-After", timing.retryAfterHeader())
        : answer;
  }

  /**
   * Answers the URL of {@code Location}: 202 while the operation runs, then its result.
   *
   * @param resources returns the document of a resource
   * @throws ArmException 404 OperationIdNotFound
   */
  ArmResponse result(ArmRequest request, Function<ResourceId, ObjectNode> resources) {
    Operation operation = find(request);
    if (operation.running()) {
      return ArmResponse.empty(202)
          .withHeader("Location", request.path() + "?api-version=" + request.apiVersion())
          .withHeader("Retry-After", timing.retryAfterHeader());
    }
    if (operation.errorCode() != null) {
      String message = operation.errorMessage();
      // A deletion fails because of a conflict with another resource.
      int status = operation.verb() == Verb.DELETE ? 409 : 400;
      return ArmResponse.error(
          status, operation.errorCode(), message == null ? operation.errorCode() : message);
    }
    return switch (operation.verb()) {
      case CREATE, UPDATE -> ArmResponse.of(200, resources.apply(operation.resource()));
      case DELETE -> ArmResponse.empty(operation.resource().isGroup() ? 200 : 204);
      case ACTION -> ArmResponse.empty(200);
    };
  }

  private Operation find(ArmRequest request) {
    String id = request.parameter("operation");
    return operations
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "OperationIdNotFound", "The operation with Id '" + id + "' does not exist."));
  }

  private static String url(
      String path, ArmRequest request, Resource resource, Operation operation) {
    return PathPattern.of(path)
            .fill(
                Map.of(
                    "subscription", resource.id().subscription(),
                    "group", resource.id().group(),
                    "location", resource.location().isEmpty() ? "global" : resource.location(),
                    "name", resource.id().name(),
                    "operation", operation.id()))
        + "?api-version="
        + request.apiVersion();
  }
}
