package io.dbmodernizer.systemtests.contract.example;

import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of Microsoft's example requests with the answers that it may get.
 *
 * @param name provider, version and file, by which it is known here
 * @param operation the operation that it is an example of
 * @param json the example file
 */
public record Example(String name, Operation operation, JsonNode json) {

  private static final Pattern SLASH = Pattern.compile("/");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

  /** Its provider in lower case. */
  public String namespace() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Name of its file, without folders. */
  public String file() {
    String path = name.substring(0, name.lastIndexOf(' '));
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path with the example's values. */
  public String path() {
    return PLACEHOLDER
        .matcher(operation.template().toString())
        .replaceAll(found -> Matcher.quoteReplacement(parameter(found.group(1)).orElse("missing")))
        .replaceAll("/+", "/");
  }

  /** Path and query as they are sent. */
  public String target() {
    StringJoiner query = new StringJoiner("&");
    query.add("api-version=" + operation.version());
    for (Parameter parameter : operation.parametersIn("query")) {
      if (!parameter.name().equals("api-version")) {
        parameter(parameter.name())
            .ifPresent(value -> query.add(encode(parameter.name()) + "=" + encode(value)));
      }
    }
    return encodePath(path()) + "?" + query;
  }

  /** A path as it is sent. */
  static String encodePath(String path) {
    return SLASH.splitAsStream(path).map(Example::encode).collect(Collectors.joining("/"));
  }

  /** The body, null if it has none. */
  public @Nullable JsonNode body() {
    return operation
        .body()
        .map(parameter -> json.path("parameters").path(parameter.name()))
        .filter(body -> !body.isMissingNode())
        .orElse(null);
  }

  /** The statuses that it may be answered with. */
  public Set<Integer> accepted() {
    return json.path("responses").propertyNames().stream()
        .filter(status -> status.matches("2\\d\\d"))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private Optional<String> parameter(String parameter) {
    JsonNode value = json.path("parameters").path(parameter);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return name;
  }
}
