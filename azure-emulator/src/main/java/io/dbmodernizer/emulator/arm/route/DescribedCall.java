package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.catalogue.ApiCatalogue;
import io.dbmodernizer.emulator.catalogue.ApiOperation;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request beside Azure's description of its operation.
 *
 * @param request the request, its body not read yet
 * @param operation the description of the nearest version, empty if Microsoft's files have none
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
   * Refuses query parameters that would be ignored, and preconditions where there is no etag.
   *
   * @throws ArmException 501 for what Azure honours and the emulator does not, 400 for what Azure
   *     does not know
   */
  public void requireHonoured(Route route) {
    request
        .query()
        .forEach(
            (name, value) -> {
              if (!name.equals(API_VERSION) && !value.isBlank()) {
                requireHonoured(route, name);
              }
            });
    for (String header : request.content().preconditions().keySet()) {
      if (operation.filter(it -> it.takes(header)).isEmpty()) {
        throw ArmException.badRequest(
            "PreconditionNotSupported",
            "The header '%s' has no meaning here: %s has no etag. Leave it out."
                .formatted(header, name()));
      }
    }
  }

  private void requireHonoured(Route route, String name) {
    Optional<String> spelled = operation.flatMap(it -> it.queryParameter(name));
    // No file describes it: it comes back to where a nextLink has it from.
    boolean pageToken = name.equalsIgnoreCase(PAGE_TOKEN);
    boolean otherVersion = operation.filter(it -> it.describes(request.apiVersion())).isEmpty();
    if (route.honours(name) && (spelled.isPresent() || otherVersion || pageToken)) {
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
   * Returns the request with its body read and spelled as Azure does, without what it alone sets.
   *
   * @throws ArmException 400 if it is no JSON object
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
