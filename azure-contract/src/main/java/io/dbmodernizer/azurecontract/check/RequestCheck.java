package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.Parameter;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Holds a request to its operation: path, query and body. */
final class RequestCheck {

  private static final String API_VERSION = "api-version";

  private final Findings findings = new Findings(Side.REQUEST);
  private final SchemaCheck schemas;
  private final ScalarCheck scalars = new ScalarCheck(findings);

  RequestCheck(Shapes shapes) {
    this.schemas = new SchemaCheck(shapes, findings, false);
  }

  Findings check(Operation operation, Map<String, String> pathValues, Exchange exchange) {
    for (Parameter parameter : operation.parametersIn("path")) {
      String value = pathValues.get(parameter.name());
      if (value != null) {
        scalars.check(
            parameter.schema(), typed(parameter.schema(), value), "{" + parameter.name() + "}");
      }
    }
    query(operation, exchange.query());
    body(operation.body(), exchange.requestBody());
    return findings;
  }

  private void query(Operation operation, Map<String, String> sent) {
    Map<String, String> left = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    left.putAll(sent);
    for (Parameter parameter : operation.parametersIn("query")) {
      String value = left.remove(parameter.name());
      if (value == null && parameter.required()) {
        findings.add("?" + parameter.name(), Rule.MISSING, "is required");
      } else if (value != null && !parameter.name().equals(API_VERSION)) {
        scalars.check(parameter.schema(), typed(parameter.schema(), value), "?" + parameter.name());
      }
    }
    left.remove(API_VERSION);
    left.keySet()
        .forEach(
            name ->
                findings.add(
                    "?" + name.toLowerCase(Locale.ROOT), Rule.UNKNOWN_PARAMETER, "is in no file"));
  }

  private void body(Optional<Parameter> declared, @Nullable JsonNode sent) {
    if (declared.isEmpty()) {
      if (sent != null && !(sent.isObject() && sent.isEmpty())) {
        findings.add("", Rule.BODY, "a body is sent where none is documented");
      }
    } else if (sent != null) {
      schemas.check(declared.get().schema(), sent, "");
    } else if (declared.get().required()) {
      findings.add("", Rule.BODY, "has no body");
    }
  }

  /** The JSON that a text of a URL stands for. */
  static JsonNode typed(SpecNode schema, String text) {
    return switch (schema.text("type")) {
      case "integer", "number" ->
          text.matches("-?\\d{1,18}") ? LongNode.valueOf(Long.parseLong(text)) : text(text);
      case "boolean" ->
          text.matches("true|false") ? BooleanNode.valueOf(text.equals("true")) : text(text);
      default -> text(text);
    };
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }
}
