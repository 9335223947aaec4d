package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The values of Data Factory's expressions. Supported are {@code @pipeline().parameters.x},
 * {@code @item().x} and {@code @dataset().x}, not functions. Source: Microsoft, "Expressions and
 * functions in Azure Data Factory".
 *
 * @param parameters parameters of the pipeline run
 * @param item current item of a ForEach, a missing node outside of one
 * @param dataset parameters of the current dataset
 */
record Expressions(ObjectNode parameters, JsonNode item, ObjectNode dataset) {

  private static final Pattern READ =
      Pattern.compile("@(pipeline\\(\\)\\.parameters|item\\(\\)|dataset\\(\\))((?:\\.\\w+)*)");

  private static final Pattern INTERPOLATION = Pattern.compile("(?<!@)@\\{");

  /** Returns the values of a run outside of any loop. */
  static Expressions of(ObjectNode parameters) {
    return new Expressions(parameters, MissingNode.getInstance(), Json.object());
  }

  /** Returns a copy with another item of a loop. */
  Expressions withItem(JsonNode newItem) {
    return new Expressions(parameters, newItem, dataset);
  }

  /** Returns a copy with the parameters of a dataset. Their expressions are evaluated. */
  Expressions withDataset(JsonNode given) {
    ObjectNode values = Json.object();
    given
        .properties()
        .forEach(parameter -> values.set(parameter.getKey(), value(parameter.getValue())));
    return new Expressions(parameters, item, values);
  }

  /**
   * Returns the value of a node of a document: the value of an expression, or the node itself.
   *
   * @throws PipelineFailure InvalidTemplate if the emulator does not support the expression
   */
  JsonNode value(JsonNode node) {
    if (node.path("type").asString("").equals("Expression")) {
      return evaluate(node.path("value").asString(""));
    }
    return node.isString() ? text(node.asString()) : node;
  }

  /**
   * Returns the value of a text. A text that begins with {@code @} is an expression. A text with
   * {@code @{…}} contains one. A doubled {@code @} escapes both.
   */
  private JsonNode text(String text) {
    boolean escaped = text.startsWith("@@");
    if (text.startsWith("@") && !escaped) {
      return evaluate(text);
    }
    String rest = escaped ? text.substring(2) : text;
    if (INTERPOLATION.matcher(rest).find()) {
      return evaluate(text);
    }
    return StringNode.valueOf((escaped ? "@" : "") + rest.replace("@@{", "@{"));
  }

  /** Returns the value of a node as text, empty if it is missing. */
  String text(JsonNode node) {
    return value(node).asString("");
  }

  private JsonNode evaluate(String expression) {
    Matcher read = READ.matcher(expression);
    if (!read.matches()) {
      throw new PipelineFailure(
          "InvalidTemplate",
          "The expression '" + expression + "' is not supported by the emulator.");
    }
    JsonNode value =
        switch (read.group(1)) {
          case "item()" -> item;
          case "dataset()" -> dataset;
          default -> parameters;
        };
    for (String name : read.group(2).split("\\.")) {
      if (!name.isEmpty()) {
        value = value.path(name);
      }
    }
    if (value.isMissingNode()) {
      throw new PipelineFailure(
          "InvalidTemplate", "The expression '" + expression + "' has no value.");
    }
    return value;
  }
}
