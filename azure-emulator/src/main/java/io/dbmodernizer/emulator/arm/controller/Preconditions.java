package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers {@code If-Match} and {@code If-None-Match}, for resources that show an etag. */
final class Preconditions {

  private static final String ANY = "*";

  private Preconditions() {}

  /**
   * Checks a change.
   *
   * @param existing the resource as it is, null if there is none
   * @throws ArmException 412 if the resource is not in the state that the caller wants
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

  /** Returns whether a caller who reads has the resource already. */
  static boolean unchanged(ArmRequest request, Resource existing) {
    String none = request.content().preconditions().get("if-none-match");
    return none != null && matches(none, existing);
  }

  /** Returns the refusal of a change whose precondition does not hold. */
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

  /** An etag without quotes and the mark of weak ones. */
  private static String bare(String etag) {
    return etag.strip().replaceFirst("^W/", "").replace("\"", "");
  }
}
