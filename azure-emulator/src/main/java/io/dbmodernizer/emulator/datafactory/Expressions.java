package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The part of Data Factory's expression language that reads values:
 * {@code @pipeline().parameters.x}, {@code @item().x} and {@code @dataset().x}. Functions are not
 * known here.
 *
 * @param parameters of the pipeline's run
 * @param item the present item of a ForEach; missing outside of one
 * @param dataset the parameters given to the present dataset
 */
record Expressions(ObjectNode parameters, JsonNode item, ObjectNode dataset) {

  private static final Pattern READ =
      Pattern.compile("@(pipeline\\(\\)\\.parameters|item\\(\\)|dataset\\(\\))((?:\\.\\w+)*)");

  private static final Pattern INTERPOLATION = Pattern.compile("(?<!@)@\\{");

  /** Returns the values of a run outside of any loop. */
  static Expressions of(ObjectNode parameters) {
    return new Expressions(parameters, MissingNode.getInstance(), Json.object());
  }

  /** Returns the values inside of a loop. */
  Expressions withItem(JsonNode newItem) {
    return new Expressions(parameters, newItem, dataset);
  }

  /** Returns the values of a dataset whose parameters are given here. */
  Expressions withDataset(JsonNode given) {
    ObjectNode values = Json.object();
    given
        .properties()
        .forEach(parameter -> values.set(parameter.getKey(), value(parameter.getValue())));
    return new Expressions(parameters, item, values);
  }

  /**
   * Returns what a value of a document means: itself, unless it is an expression.
   *
   * @throws PipelineFailure if the expression is none of those known here
   */
  JsonNode value(JsonNode node) {
    if (node.path("type").asString("").equals("Expression")) {
      return evaluate(node.path("value").asString(""));
    }
    return node.isString() ? text(node.asString()) : node;
  }

  /**
   * A text that begins with {@code @} is an expression, and so is what stands in {@code @{…}}; both
   * are texts again with one {@code @} more.
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

  /** Returns the text that a value of a document means, empty if there is none. */
  String text(JsonNode node) {
    return value(node).asString("");
  }

  private JsonNode evaluate(String expression) {
    Matcher read = READ.matcher(expression);
    if (!read.matches()) {
      throw new PipelineFailure(
          "InvalidTemplate", "The expression '" + expression + "' is not known to the emulator.");
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
