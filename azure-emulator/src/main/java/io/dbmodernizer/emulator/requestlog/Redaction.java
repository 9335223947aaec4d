package io.dbmodernizer.emulator.requestlog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the values of properties that hold secrets. */
public final class Redaction {

  /** What stands where a secret stood. */
  public static final String REPLACEMENT = "***";

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|secret|token|authorization|connectionstring|sharedkey|accesskey|sas).*|(auth)?keys?\\d*|.*key\\d");

  private Redaction() {}

  /** Returns a copy without secrets; null for null. */
  public static @Nullable JsonNode redact(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    JsonNode copy = node.deepCopy();
    replace(copy);
    return copy;
  }

  private static void replace(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().toArray(new String[0])) {
        if (SECRET.matcher(name).matches() && !object.get(name).isNull()) {
          object.put(name, REPLACEMENT);
        } else {
          replace(object.get(name));
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(Redaction::replace);
    }
  }
}
