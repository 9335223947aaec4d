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
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** One provider's part of the catalogue. */
final class ProviderApi {

  private static final int FORMAT = 1;
  private static final String WHOLE = "";

  private final Map<String, List<String>> versions = new HashMap<>();
  private final List<Described> operations = new ArrayList<>();
  private final JsonNode types;
  private final Map<String, BodyType> read = new ConcurrentHashMap<>();

  private record Described(String method, PathKey path, ApiOperation operation) {}

  /**
   * Reads a provider.
   *
   * @param file what the OpenAPI files at hand say
   * @param further what they lack, each operation with the file that it is taken from; missing if
   *     they lack nothing
   * @throws IllegalArgumentException if one has another format
   */
  ProviderApi(JsonNode file, JsonNode further) {
    requireFormat(file);
    file.path("versions")
        .properties()
        .forEach(
            entry -> versions.put(entry.getKey(), List.of(entry.getValue().asString().split(" "))));
    this.types = file.path("types");
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

  /** Adds operations, and their versions to those of the whole provider. */
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
            ? new BodySchema(this, Shape.of(json.path("body").asString()))
            : null);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** Returns the operation of the nearest version; empty if the provider has none. */
  Optional<ApiOperation> find(String method, List<String> path, String version) {
    return operations.stream()
        .filter(each -> each.method().equals(method) && each.path().matches(path))
        .max(
            Comparator.<Described>comparingInt(each -> each.path().literals())
                .thenComparingInt(each -> -distance(each.operation().version(), version)))
        .map(Described::operation);
  }

  /** About the days between two versions; a caller's version need not be a day that exists. */
  private static int distance(String one, String other) {
    return Math.abs(days(one) - days(other));
  }

  private static int days(String version) {
    return Integer.parseInt(version.substring(0, 4)) * 372
        + Integer.parseInt(version.substring(5, 7)) * 31
        + Integer.parseInt(version.substring(8, 10));
  }

  /** Returns whether a type has a list of versions of its own. */
  boolean lists(String type) {
    return versions.containsKey(type.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the versions of a resource type, those of the whole provider if the type has no list.
   * What lies in a type and has a list has the type's versions too: Microsoft's files describe a
   * list such as that of a pool's databases in few of the versions in which Azure has it.
   *
   * @param type the type without the namespace
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

  /**
   * Returns the type of an object: the subtype that its deciding property names, if there is one.
   */
  BodyType actual(Shape.Described described, JsonNode value) {
    BodyType declared = type(described.type());
    String subtype =
        declared
            .subtypes()
            .get(value.path(declared.decides()).asString("").toLowerCase(Locale.ROOT));
    return subtype == null || subtype.equals(described.type()) ? declared : type(subtype);
  }

  private BodyType type(String name) {
    return read.computeIfAbsent(name, each -> BodyType.of(types.path(each)));
  }
}
