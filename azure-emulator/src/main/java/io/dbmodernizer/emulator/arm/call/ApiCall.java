package io.dbmodernizer.emulator.arm.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The meaning of a request, derived from the path pattern of the operation that answers it.
 *
 * @param type resource type in Azure's spelling, for example {@code Microsoft.Sql/servers}; for an
 *     action or a list, the type that it belongs to
 * @param operation name in role definitions, for example {@code Microsoft.Sql/servers/write} or
 *     {@code Microsoft.Storage/storageAccounts/listKeys/action}
 * @param kind purpose of the request
 * @param scope path for which permissions are checked: the resource, or the owner of the collection
 *     or action
 */
public record ApiCall(String type, String operation, CallKind kind, String scope) {

  private static final String RESOURCES = "Microsoft.Resources";

  /** Operations with a name in role definitions that does not follow the rule. */
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "Microsoft.Storage/checkNameAvailability/action",
          "Microsoft.Storage/checknameavailability/read");

  /**
   * Derives the meaning of a request.
   *
   * @param method HTTP method in capitals
   * @param pattern pattern of the operation that answers
   * @param path path of the request; it matches the pattern
   */
  public static ApiCall of(String method, PathPattern pattern, String path) {
    List<String> spelled = pattern.spell(path);
    int providers = pattern.lastProviders(spelled.size());
    // A path that ends in "/providers/{namespace}" belongs to Microsoft.Resources.
    boolean provided = providers >= 0 && providers + 2 < spelled.size();
    String namespace = provided ? spelled.get(providers + 1) : RESOURCES;
    List<String> rest = provided ? spelled.subList(providers + 2, spelled.size()) : spelled;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rest.size(); i += 2) {
      names.add(rest.get(i));
    }
    boolean named = rest.size() % 2 == 0;
    CallKind kind = kind(method, pattern, named);
    String operation = namespace + "/" + String.join("/", names) + verb(kind);
    if (kind == CallKind.ACTION && !named) {
      names.remove(names.size() - 1);
    }
    String scope = named ? path : path.substring(0, path.lastIndexOf('/'));
    return new ApiCall(
        type(namespace, names, provided),
        IRREGULAR.getOrDefault(operation, operation),
        kind,
        scope);
  }

  private static CallKind kind(String method, PathPattern pattern, boolean named) {
    return switch (method) {
      case "PUT", "PATCH" -> CallKind.WRITE;
      case "DELETE" -> CallKind.DELETE;
      case "POST" -> CallKind.ACTION;
      default ->
          pattern.toString().endsWith("/{operation}")
              ? CallKind.POLL
              : named ? CallKind.READ : CallKind.LIST;
    };
  }

  private static String verb(CallKind kind) {
    return switch (kind) {
      case READ, LIST, POLL -> "/read";
      case WRITE -> "/write";
      case DELETE -> "/delete";
      case ACTION -> "/action";
    };
  }

  private static String type(String namespace, List<String> names, boolean provided) {
    if (names.isEmpty()) {
      return namespace;
    }
    // An operation on a group is named Microsoft.Resources/subscriptions/resourceGroups/…, but the
    // type is Microsoft.Resources/resourceGroups.
    return namespace + "/" + (provided ? String.join("/", names) : names.get(names.size() - 1));
  }

  /** Returns the type in lower case, the form in which types are compared. */
  public String typeKey() {
    return type.toLowerCase(Locale.ROOT);
  }

  /** Returns the provider's namespace, for example {@code Microsoft.Sql}. */
  public String namespace() {
    return operation.substring(0, operation.indexOf('/'));
  }
}
