package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checks of {@code If-Match} and {@code If-None-Match} (RFC 9110) on resources with an etag.
 */
final class Preconditions {

  private static final String ANY = "*";

  private Preconditions() {}

  /**
   * Checks the preconditions of a change.
   *
   * @param existing the current resource, null if there is none
   * @throws ArmException 412 PreconditionFailed if a precondition does not hold
   */
  static void require(ArmRequest request, ResourceId id, @Nullable Resource existing) {
    Map<String, String> headers = request.content().preconditions();
    String match = headers.get("if-match");
    if (match != null && !matches(match, existing)) {
      throw failed(id);
    }
    String none = headers.get("if-none-match");
    if (none != null && matches(none, existing)) {
      throw failed(id);
    }
  }

  /** Returns true if the caller of a read already has this version of the resource. */
  static boolean unchanged(ArmRequest request, Resource existing) {
    String none = request.content().preconditions().get("if-none-match");
    return none != null && matches(none, existing);
  }

  /** Returns the error for a precondition that does not hold: 412 PreconditionFailed. */
  static ArmException failed(ResourceId id) {
    return new ArmException(
        412,
        "PreconditionFailed",
        "The condition of the request is not met: '%s' has another etag, or does not exist. Read it again."
            .formatted(id.name()));
  }

  private static boolean matches(String header, @Nullable Resource existing) {
    if (existing == null) {
      return false;
    }
    String etag = etag(existing);
    return header.strip().equals(ANY)
        || Arrays.stream(header.split(",")).map(Preconditions::bare).anyMatch(etag::equals);
  }

  private static String etag(Resource resource) {
    return bare(Json.text(resource.body(), "/etag", Json.text(resource.body(), "/eTag", "")));
  }

  /** Returns an etag without its quotes and without the prefix {@code W/} of a weak one. */
  private static String bare(String etag) {
    return etag.strip().replaceFirst("^W/", "").replace("\"", "");
  }
}
