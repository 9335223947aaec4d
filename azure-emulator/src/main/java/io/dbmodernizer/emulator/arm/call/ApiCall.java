package io.dbmodernizer.emulator.arm.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a request means to Azure, read from the operation that answers it.
 *
 * @param type resource type in Azure's spelling, for example {@code Microsoft.Sql/servers}; of an
 *     action or a list, the type it is about
 * @param operation the name that role definitions use, for example {@code
 *     Microsoft.Sql/servers/write} or {@code Microsoft.Storage/storageAccounts/listKeys/action}
 * @param kind what it is for
 * @param scope the path that rights are checked for: the resource, or what the collection or action
 *     belongs to
 */
public record ApiCall(String type, String operation, CallKind kind, String scope) {

  private static final String RESOURCES = "Microsoft.Resources";

  /** Operations that Azure calls otherwise than by the rule. */
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "Microsoft.Storage/checkNameAvailability/action",
          "Microsoft.Storage/checknameavailability/read");

  /** Reads a matched request. */
  public static ApiCall of(String method, PathPattern pattern, String path) {
    List<String> spelled = pattern.spell(path);
    int providers = pattern.lastProviders(spelled.size());
    // "…/providers/{namespace}" is about the namespace itself, an affair of Microsoft.Resources.
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
    // The operations of groups begin with Microsoft.Resources/subscriptions, their type does not.
    return namespace + "/" + (provided ? String.join("/", names) : names.get(names.size() - 1));
  }

  /** Returns the type in lower case, by which types are compared. */
  public String typeKey() {
    return type.toLowerCase(Locale.ROOT);
  }

  /** Returns the provider's namespace, for example {@code Microsoft.Sql}. */
  public String namespace() {
    return operation.substring(0, operation.indexOf('/'));
  }
}
