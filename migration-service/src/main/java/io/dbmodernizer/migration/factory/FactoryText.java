package io.dbmodernizer.migration.factory;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts as Data Factory takes them. Where it takes expressions, a text that begins with {@code @}
 * is one, and what stands in {@code @{…}} inside of a text is one; a further {@code @} makes it a
 * text again (Microsoft, "Expressions and functions in Azure Data Factory"). A {@code SecureString}
 * is such a text: Microsoft's "Parameterize linked services in Azure Data Factory" reads parameters
 * in the one of a connection string.
 */
final class FactoryText {
  private FactoryText() {}

  /** Returns what has to be written so that Data Factory reads the text itself. */
  static String literal(String text) {
    String escaped = text.replace("@{", "@@{");
    return text.startsWith("@") && !text.startsWith("@{") ? "@" + escaped : escaped;
  }

  /**
   * A secret, which Data Factory takes and never gives back. It evaluates a secure string as it
   * does any other text.
   */
  static ObjectNode secure(String secret) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("type", "SecureString")
        .put("value", literal(secret));
  }
}
