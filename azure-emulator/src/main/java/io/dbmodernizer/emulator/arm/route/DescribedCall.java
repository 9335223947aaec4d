package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.catalogue.ApiCatalogue;
import io.dbmodernizer.emulator.catalogue.ApiOperation;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and the description of its operation in Microsoft's OpenAPI files.
 *
 * @param request the request; its body has not been read
 * @param operation description in the nearest api-version, empty if the files have none
 */
public record DescribedCall(ArmRequest request, Optional<ApiOperation> operation) {

  private static final String API_VERSION = "api-version";
  private static final String PAGE_TOKEN = "$skiptoken";

  /** Finds the description of a request. */
  public static DescribedCall of(ArmRequest request) {
    return new DescribedCall(
        request, ApiCatalogue.azure().find(request.method(), request.path(), request.apiVersion()));
  }

  /**
   * Requires that the emulator supports every query parameter and precondition of the request.
   *
   * @throws ArmException 501 NotEmulated for a query parameter that only Azure supports; 400
   *     InvalidQueryParameter for one that Azure does not know; 400 PreconditionNotSupported if the
   *     operation has no etag
   */
  public void requireSupported(Route route) {
    request
        .query()
        .forEach(
            (name, value) -> {
              if (!name.equals(API_VERSION) && !value.isBlank()) {
                requireSupported(route, name);
              }
            });
    for (String header : request.content().preconditions().keySet()) {
      if (operation.filter(it -> it.takes(header)).isEmpty()) {
        throw ArmException.badRequest(
            "PreconditionNotSupported",
            "The header '%s' is not supported, because %s has no etag. Leave it out."
                .formatted(header, name()));
      }
    }
  }

  private void requireSupported(Route route, String name) {
    Optional<String> spelled = operation.flatMap(it -> it.queryParameter(name));
    // No file describes $skiptoken. It is part of the nextLink of an answer.
    boolean pageToken = name.equalsIgnoreCase(PAGE_TOKEN);
    boolean otherVersion = operation.filter(it -> it.describes(request.apiVersion())).isEmpty();
    if (route.supports(name) && (spelled.isPresent() || otherVersion || pageToken)) {
      return;
    }
    throw spelled
        .map(
            it ->
                ArmException.notEmulated(
                    "The query parameter '%s' of %s is not emulated.".formatted(it, name())))
        .orElseGet(
            () ->
                ArmException.badRequest(
                    "InvalidQueryParameter",
                    "%s has no query parameter '%s' in api-version '%s'."
                        .formatted(name(), name, request.apiVersion())));
  }

  private String name() {
    return operation
        .map(it -> "Azure's operation '" + it.id() + "'")
        .orElseGet(() -> "'" + request.requiredCall().operation() + "'");
  }

  /**
   * Returns the request with its body: names and listed values in Azure's spelling, without
   * read-only properties.
   *
   * @throws ArmException 400 InvalidRequestContent if the body is not a JSON object
   */
  public ArmRequest read() {
    ArmRequest read = request.read();
    ObjectNode body = read.body();
    return body == null
        ? read
        : operation
            .flatMap(ApiOperation::body)
            .map(schema -> read.withBody(schema.cleaned(body)))
            .orElse(read);
  }
}
