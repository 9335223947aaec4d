package io.dbmodernizer.systemtests.contract.example;

import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples beside Microsoft's OpenAPI files. */
public final class Examples {

  private static final String SUBSCRIPTION = "00000000-1111-2222-3333-444444444444";
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern MALFORMED =
      Pattern.compile("/subscriptions/(?!" + UUID + "[/\"])[^/\"]+");

  private final SpecFolder folder;

  /**
   * @param folder Microsoft's files
   */
  public Examples(SpecFolder folder) {
    this.folder = folder;
  }

  /** The examples that pass a filter, ordered by name. */
  public List<Example> that(Predicate<Example> filter) {
    Map<String, Example> found = new TreeMap<>();
    for (String namespace : folder.namespaces()) {
      for (Operation operation : folder.operations(namespace)) {
        for (SpecNode reference : operation.declared().children("x-ms-examples").values()) {
          Example example = example(namespace, operation, reference.resolved());
          if (filter.test(example)) {
            found.put(example.name(), example);
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Some examples have a placeholder, or what is no UUID, in the place of the subscription. */
  private static JsonNode withSubscription(JsonNode json) {
    JsonNode named = json.path("parameters").path("subscriptionId");
    String text = MALFORMED.matcher(json.toString()).replaceAll("/subscriptions/" + SUBSCRIPTION);
    return JsonMapper.shared()
        .readTree(
            named.isString() && !UUID.matcher(named.asString()).matches()
                ? text.replace('"' + named.asString() + '"', '"' + SUBSCRIPTION + '"')
                : text);
  }

  private static Example example(String namespace, Operation operation, SpecNode file) {
    String path = file.file().path().toString().replace('\\', '/');
    String name = path.substring(path.indexOf("/examples/") + "/examples/".length());
    return new Example(
        namespace + "/" + operation.version() + "/" + name + " " + operation.id(),
        operation,
        withSubscription(file.json()));
  }
}
