package io.dbmodernizer.systemtests.contract.catalogue;

import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.Parameter;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the catalogue says about one provider: its operations, the types of their bodies and the
 * api-versions of its resource types. One operation, one property and one list of versions stand on
 * a line of their own, and everything is sorted, so that a change of Microsoft's files is a change
 * of few lines.
 */
final class Catalogue {

  /** Changed when files of the former form cannot be read any more. */
  private static final int FORMAT = 1;

  private static final Set<String> PRECONDITIONS = Set.of("If-Match", "If-None-Match");

  private final Map<String, Set<String>> versions;
  private final Map<String, Map<String, List<JsonNode>>> operations = new TreeMap<>();
  private final CataloguedTypes types = new CataloguedTypes();

  private Catalogue(Map<String, Set<String>> versions) {
    this.versions = versions;
  }

  /**
   * Collects a provider.
   *
   * @param versions api-versions by resource type in lower case, without the namespace
   */
  static Catalogue of(SpecFolder specs, String namespace, Map<String, Set<String>> versions) {
    Catalogue catalogue = new Catalogue(versions);
    specs.operations(namespace).stream()
        // They mean what the operation of the path's own provider means.
        .filter(operation -> !operation.template().matchesAnyProvider())
        .sorted(
            Comparator.comparing(Operation::key)
                .thenComparing(operation -> operation.version().text())
                .thenComparing(Operation::id))
        .forEach(catalogue::add);
    return catalogue;
  }

  private void add(Operation operation) {
    operations
        .computeIfAbsent(operation.template().key(), any -> new TreeMap<>())
        .computeIfAbsent(operation.method(), any -> new ArrayList<>())
        .add(describe(operation));
  }

  private ObjectNode describe(Operation operation) {
    ObjectNode described = JsonMapper.shared().createObjectNode();
    described.put("version", operation.version().text()).put("id", operation.id());
    names(described, "query", operation, "query");
    names(described, "headers", operation, "header");
    operation
        .body()
        .map(body -> types.reference(body.schema(), operation.id() + ".body"))
        .ifPresent(type -> described.put("body", type));
    return described;
  }

  private static void names(ObjectNode described, String as, Operation operation, String place) {
    List<String> names =
        operation.parametersIn(place).stream()
            .map(Parameter::name)
            .filter(name -> !name.equals("api-version"))
            .filter(name -> place.equals("query") || PRECONDITIONS.contains(name))
            .distinct()
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      ArrayNode list = described.putArray(as);
      names.forEach(list::add);
    }
  }

  /** The file's text. */
  String text() {
    StringJoiner sections = new StringJoiner(",\n", "{\n", "\n}\n");
    sections.add("\"format\": " + FORMAT);
    Map<String, String> lists = new TreeMap<>();
    versions.forEach((type, known) -> lists.put(type, quoted(String.join(" ", known))));
    sections.add("\"versions\": " + object(lists, 1));
    Map<String, String> paths = new TreeMap<>();
    operations.forEach(
        (path, methods) -> {
          Map<String, String> lines = new TreeMap<>();
          methods.forEach((method, each) -> lines.put(method, array(each)));
          paths.put(path, object(lines, 2));
        });
    sections.add("\"operations\": " + object(paths, 1));
    Map<String, String> bodies = new TreeMap<>();
    types
        .all()
        .forEach(
            (name, type) -> {
              Map<String, String> lines = new TreeMap<>();
              type.properties()
                  .forEach(each -> lines.put(each.getKey(), each.getValue().toString()));
              bodies.put(name, object(lines, 2));
            });
    sections.add("\"types\": " + object(bodies, 1));
    return sections.toString();
  }

  private static String array(List<JsonNode> values) {
    StringJoiner list = new StringJoiner(",\n      ", "[", "]");
    values.forEach(value -> list.add(value.toString()));
    return list.toString();
  }

  private static String object(Map<String, String> members, int depth) {
    String indent = "\n" + "  ".repeat(depth);
    StringJoiner object =
        new StringJoiner("," + indent, "{" + indent, "\n" + "  ".repeat(depth - 1) + "}");
    object.setEmptyValue("{}");
    members.forEach((name, value) -> object.add(quoted(name) + ": " + value));
    return object.toString();
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  /** The name of a provider's file. */
  static String fileName(String namespace) {
    return namespace.toLowerCase(Locale.ROOT) + ".json";
  }
}
