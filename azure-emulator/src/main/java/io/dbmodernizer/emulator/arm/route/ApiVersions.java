package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.rule.Regions;
import io.dbmodernizer.emulator.catalogue.ApiCatalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The check of {@code api-version}. The known versions are those of Microsoft's OpenAPI files in
 * the catalogue. The messages are Azure's.
 */
public final class ApiVersions {

  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z0-9]+)?");
  private static final String CORE = "Microsoft.Resources";

  private ApiVersions() {}

  /**
   * Checks the api-version of a request.
   *
   * @throws ArmException 400 MissingApiVersionParameter if it is missing; 400
   *     InvalidApiVersionParameter if it is malformed; 400 NoRegisteredProviderFound if the type
   *     does not have it, InvalidApiVersionParameter for Azure's core
   */
  public static void require(ArmRequest request) {
    String version = request.apiVersion().toLowerCase(Locale.ROOT);
    if (version.isEmpty()) {
      throw ArmException.badRequest(
          "MissingApiVersionParameter",
          "The api-version query parameter (?api-version=) is required for all requests.");
    }
    if (!FORM.matcher(version).matches()) {
      throw ArmException.badRequest(
          "InvalidApiVersionParameter",
          "The api-version '" + version + "' is invalid. It has the form yyyy-MM-dd[-suffix].");
    }
    String type = type(request, version);
    List<String> known = ApiCatalogue.azure().versions(type);
    if (!known.isEmpty() && !known.contains(version)) {
      throw unknown(request, type, known);
    }
  }

  /** Returns the resource type of a request, or its provider if no operation answers. */
  private static String type(ArmRequest request, String version) {
    ApiCall call = request.call();
    String type = call == null ? UnroutedErrors.namespace(request.path()) : call.type();
    // All operations of Azure's core share one list of versions.
    boolean core =
        type.startsWith(CORE)
            || ApiCatalogue.azure().isOfCore(request.method(), request.path(), version);
    return core ? CORE : type;
  }

  private static ArmException unknown(ArmRequest request, String type, List<String> known) {
    List<String> newestFirst = new ArrayList<>(known);
    Collections.reverse(newestFirst);
    int slash = type.indexOf('/');
    String namespace = slash < 0 ? type : type.substring(0, slash);
    return namespace.equalsIgnoreCase(CORE)
        ? ArmException.badRequest(
            "InvalidApiVersionParameter",
            "The api-version '%s' is invalid. The supported versions are '%s'."
                .formatted(request.apiVersion(), String.join(",", newestFirst)))
        : ArmException.badRequest(
            "NoRegisteredProviderFound",
            "No registered resource provider found for location '%s' and API version '%s' for type '%s'. The supported api-versions are '%s'. The supported locations are '%s'."
                .formatted(
                    location(request),
                    request.apiVersion(),
                    type.substring(slash + 1),
                    String.join(", ", newestFirst),
                    String.join(", ", Regions.names())));
  }

  private static String location(ArmRequest request) {
    try {
      return Json.text(Json.parse(request.content().text()), "/location", "global");
    } catch (JacksonException e) {
      return "global";
    }
  }
}
