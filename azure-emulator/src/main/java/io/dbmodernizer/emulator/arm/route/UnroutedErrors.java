package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.catalogue.ApiCatalogue;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors for requests that no operation answers. An operation that Azure has is {@code
 * NotEmulated} (501). The other errors are Azure's.
 */
public final class UnroutedErrors {

  private static final String PROVIDERS = "providers";
  private static final String CORE = "Microsoft.Resources";

  private final Router router;

  /** Creates the errors for requests that a router does not answer. */
  public UnroutedErrors(Router router) {
    this.router = router;
  }

  /**
   * Returns the error for a request with a known {@code api-version}: 501 NotEmulated, 405
   * MethodNotAllowed, 404 InvalidResourceType, or 404 NotFound.
   */
  public ArmException of(ArmRequest request) {
    String method = request.method();
    String path = request.path();
    return ApiCatalogue.azure()
        .find(method, path, request.apiVersion())
        .map(
            operation ->
                ArmException.notEmulated(
                    "Azure's operation '%s' (%s) is not emulated."
                        .formatted(operation.id(), method)))
        .orElseGet(
            () -> {
              if (router.knows(path)) {
                return new ArmException(
                    405,
                    "MethodNotAllowed",
                    "The requested resource does not support http method '" + method + "'.");
              }
              return unknown(request);
            });
  }

  private ArmException unknown(ArmRequest request) {
    String namespace = namespace(request.path());
    String type = type(request.path());
    String root = type.split("/")[0];
    if (lists(namespace, type) || (lists(namespace, root) && !router.serves(namespace, root))) {
      return typeNotEmulated(namespace, type, request);
    }
    if (namespace.equalsIgnoreCase(CORE)) {
      return ArmException.notFound("NotFound", Router.nothing(request));
    }
    if (!router.serves(namespace)) {
      return ArmException.notEmulated(
          "The resource provider '%s' is not emulated.".formatted(namespace));
    }
    // Without Microsoft's description of a provider, any type may exist at Azure.
    return ApiCatalogue.azure().describesOperationsOf(namespace)
        ? ArmException.notFound(
            "InvalidResourceType",
            "The resource type '%s' could not be found in the namespace '%s' for api version '%s'."
                .formatted(type, namespace, request.apiVersion()))
        : typeNotEmulated(namespace, type, request);
  }

  private static ArmException typeNotEmulated(String namespace, String type, ArmRequest request) {
    return ArmException.notEmulated(
        "The resource type '%s/%s' (%s) is not emulated."
            .formatted(namespace, type, request.method()));
  }

  private static boolean lists(String namespace, String type) {
    return !type.isEmpty() && ApiCatalogue.azure().listsVersionsOf(namespace + "/" + type);
  }

  /** Returns the provider that a path names last, Azure's core if it names none. */
  static String namespace(String path) {
    List<String> segments = segments(path);
    int providers = lastProviders(segments);
    return providers < 0 ? CORE : segments.get(providers + 1);
  }

  /** Returns the resource type of a path without its namespace, empty if it names no provider. */
  private static String type(String path) {
    List<String> segments = segments(path);
    List<String> names = new ArrayList<>();
    int providers = lastProviders(segments);
    for (int i = providers < 0 ? segments.size() : providers + 2; i < segments.size(); i += 2) {
      names.add(segments.get(i));
    }
    return String.join("/", names);
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/"));
  }

  /**
   * Returns the index of the last segment {@code providers}, -1 if there is none. A path that ends
   * in "/providers/{namespace}" names no resource and does not count.
   */
  private static int lastProviders(List<String> segments) {
    for (int i = segments.size() - 3; i >= 0; i--) {
      if (segments.get(i).equalsIgnoreCase(PROVIDERS)) {
        return i;
      }
    }
    return -1;
  }
}
