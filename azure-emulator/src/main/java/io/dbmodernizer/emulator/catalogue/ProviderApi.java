package io.dbmodernizer.emulator.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The operations, api-versions and types of one provider. */
final class ProviderApi {

  private static final int FORMAT = 1;
  private static final String WHOLE = "";

  private final Map<String, List<String>> versions = new HashMap<>();
  private final List<Described> operations = new ArrayList<>();
  private final ApiTypes types;

  private record Described(String method, PathKey path, ApiOperation operation) {}

  /**
   * Reads a provider.
   *
   * @param file the file generated from Microsoft's OpenAPI files
   * @param further additional operations, each with its source; a missing node if there are none
   * @throws IllegalArgumentException if one has another format
   */
  ProviderApi(JsonNode file, JsonNode further) {
    requireFormat(file);
    file.path("versions")
        .properties()
        .forEach(
            entry -> versions.put(entry.getKey(), List.of(entry.getValue().asString().split(" "))));
    this.types = new ApiTypes(file.path("types"));
    operations.addAll(read(file));
    if (!further.isMissingNode()) {
      requireFormat(further);
      addFurther(read(further));
    }
  }

  private static void requireFormat(JsonNode file) {
    if (file.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException(
          "the catalogue of Azure's API must have format %d, not %s"
              .formatted(FORMAT, file.path("format")));
    }
  }

  private List<Described> read(JsonNode file) {
    List<Described> found = new ArrayList<>();
    file.path("operations")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, byVersion) ->
                        byVersion.forEach(
                            each ->
                                found.add(
                                    new Described(method, PathKey.of(path), operation(each))))));
    return found;
  }

  /** Adds operations, and adds their api-versions to those of the provider. */
  private void addFurther(List<Described> further) {
    operations.addAll(further);
    SortedSet<String> whole = new TreeSet<>(versions(WHOLE));
    further.forEach(each -> whole.add(each.operation().version()));
    versions.put(WHOLE, List.copyOf(whole));
  }

  private ApiOperation operation(JsonNode json) {
    return new ApiOperation(
        json.path("id").asString(),
        json.path("version").asString(),
        texts(json.path("query")),
        texts(json.path("headers")),
        json.path("body").isString()
            ? new BodySchema(types, Shape.of(json.path("body").asString()))
            : null);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** Returns the operation in the nearest api-version, empty if the provider has none. */
  Optional<ApiOperation> find(String method, List<String> path, String version) {
    return operations.stream()
        .filter(each -> each.method().equals(method) && each.path().matches(path))
        .max(
            Comparator.<Described>comparingInt(each -> each.path().literals())
                .thenComparingInt(each -> -distance(each.operation().version(), version)))
        .map(Described::operation);
  }

  /** Returns the approximate days between two versions. A version may be an invalid date. */
  private static int distance(String one, String other) {
    return Math.abs(days(one) - days(other));
  }

  private static int days(String version) {
    return Integer.parseInt(version.substring(0, 4)) * 372
        + Integer.parseInt(version.substring(5, 7)) * 31
        + Integer.parseInt(version.substring(8, 10));
  }

  /** Returns true if the file describes operations. Some files list api-versions only. */
  boolean describesOperations() {
    return !operations.isEmpty();
  }

  /** Returns true if the file lists the api-versions of a type. */
  boolean lists(String type) {
    return versions.containsKey(type.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the api-versions of a resource type: those of the type and of its parent types, or
   * those of the provider if the file does not list the type. The versions of the parent types
   * count because Microsoft's files describe some lists, such as the databases of a pool, in few of
   * the versions that Azure supports.
   *
   * @param type the type without the namespace, empty for the provider
   */
  List<String> versions(String type) {
    String key = type.toLowerCase(Locale.ROOT);
    if (key.equals(WHOLE) || !versions.containsKey(key)) {
      return versions.getOrDefault(WHOLE, List.of());
    }
    SortedSet<String> found = new TreeSet<>();
    for (int end = key.length(); end > 0; end = key.lastIndexOf('/', end - 1)) {
      found.addAll(versions.getOrDefault(key.substring(0, end), List.of()));
    }
    return List.copyOf(found);
  }
}
