package io.dbmodernizer.migration.factory;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts in Data Factory's notation. Where Data Factory accepts expressions, a text that begins with
 * {@code @} is an expression, and so is {@code @{…}} inside of a text. A second {@code @} makes it
 * plain text (Microsoft, "Expressions and functions in Azure Data Factory"). This holds for a
 * {@code SecureString}, too: Microsoft's "Parameterize linked services in Azure Data Factory" uses
 * parameters in the one of a connection string.
 */
final class FactoryText {
  private FactoryText() {}

  /** Returns the text with escapes, so that Data Factory reads it unchanged. */
  static String literal(String text) {
    String escaped = text.replace("@{", "@@{");
    return text.startsWith("@") && !text.startsWith("@{") ? "@" + escaped : escaped;
  }

  /**
   * Returns a secret as a secure string. Data Factory evaluates expressions in it, and never
   * returns it.
   */
  static ObjectNode secure(String secret) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("type", "SecureString")
        .put("value", literal(secret));
  }
}
