package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.catalogue.ApiCatalogue;
import io.dbmodernizer.emulator.catalogue.ApiOperation;
import io.dbmodernizer.emulator.catalogue.BodySchema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rule that a written property is either kept or refused, also if the resource type does not
 * know it. The properties come from Microsoft's OpenAPI files.
 */
final class WrittenProperties {

  private static final List<String> ETAGS = List.of("etag", "eTag");

  private WrittenProperties() {}

  /**
   * Checks a body against Azure's description of the operation. A body is not checked if the files
   * do not describe its api-version.
   *
   * @throws ArmException 400 InvalidRequestContent for an unknown property or a wrong type; 400 or
   *     412 for a name or an etag that is not the resource's
   */
  static void requireKnown(ResourceChange change) {
    ArmRequest request = change.request();
    ObjectNode written = request.bodyOrEmpty();
    requireAddress(change, written);
    TagRules.check(change);
    List<String> problems =
        find(request.method(), request)
            .filter(operation -> operation.describes(request.apiVersion()))
            .flatMap(ApiOperation::body)
            .map(schema -> schema.problems(written))
            .orElse(List.of());
    if (!problems.isEmpty()) {
      throw ArmException.badRequest(
          "InvalidRequestContent", "The request content was invalid: " + problems.get(0) + ".");
    }
  }

  /**
   * Adds the written properties and the defaults to the document that a type has built.
   *
   * @param document the resource without id, name and type; changed in place
   * @throws ArmException 501 NotEmulated if the type has replaced a written value by another one
   */
  static void keep(ResourceType type, ResourceChange change, ObjectNode document) {
    find("PUT", change.request())
        .flatMap(ApiOperation::body)
        .ifPresent(schema -> keep(schema, type, change, document));
    ManagedIdentity.complete(change.id(), document);
  }

  private static Optional<ApiOperation> find(String method, ArmRequest request) {
    return ApiCatalogue.azure().find(method, request.path(), request.apiVersion());
  }

  private static void keep(
      BodySchema schema, ResourceType type, ResourceChange change, ObjectNode document) {
    Set<String> builtByType = new HashSet<>(type.declaration().builtByType());
    // requireKnown has checked these.
    builtByType.addAll(Set.of("/id", "/name", "/type", "/etag", "/eTag"));
    if (document.has("location")) {
      builtByType.add("/location");
    }
    ObjectNode written = change.request().bodyOrEmpty();
    List<String> different = schema.complete(document, written, builtByType);
    if (!different.isEmpty()) {
      String pointer = different.get(0);
      throw ArmException.notEmulated(
          "The value '%s' of '%s' is not emulated, only '%s'."
              .formatted(
                  Json.text(written, pointer),
                  pointer.substring(1).replace('/', '.'),
                  Json.text(document, pointer)));
    }
    if (change.request().method().equals("PATCH")) {
      // Properties of an earlier request stay.
      schema.complete(document, change.body(), builtByType);
    }
    schema.addDefaults(document, builtByType);
  }

  /** Requires that the name and the etag of a body, if present, are those of the resource. */
  private static void requireAddress(ResourceChange change, ObjectNode written) {
    String name = Json.text(written, "/name");
    if (name != null && !name.equalsIgnoreCase(change.id().name())) {
      throw ArmException.badRequest(
          "InvalidRequestContent",
          "The request content was invalid: the name '%s' of the body is not '%s' of the address."
              .formatted(name, change.id().name()));
    }
    for (String property : ETAGS) {
      String etag = Json.text(written, "/" + property);
      @Nullable String current = current(change, property);
      if (etag != null && !etag.equals(current)) {
        throw current == null
            ? ArmException.badRequest(
                "PreconditionNotSupported",
                "'%s' is not supported in the body, because the emulator has no etag for '%s'. Leave it out."
                    .formatted(property, change.id().name()))
            : Preconditions.failed(change.id());
      }
    }
  }

  private static @Nullable String current(ResourceChange change, String property) {
    String current = change.existing("/" + property, "");
    return current.isEmpty() ? null : current;
  }
}
