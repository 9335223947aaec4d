package io.dbmodernizer.emulator.requestlog;

import io.dbmodernizer.emulator.arm.store.SecretProperties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The removal of secrets from JSON, URLs and connection strings. The secret properties are those of
 * Microsoft's OpenAPI files ({@link SecretProperties}). The files do not mark every secret;
 * therefore names that contain words such as "password" or "key" also count. A redacted text stays
 * a text and an object stays an object. The JSON still has the form that Azure describes.
 */
public final class Redaction {

  /** The text that replaces a secret. */
  public static final String REPLACEMENT = "***";

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|secret|token|authorization|connectionstring|sharedkey|accesskey|encryptedcredential|serviceuri|sas).*|(auth)?keys?\\d*|.*key\\d|(?-i:.*[a-z]Key)");

  /** Properties of an object that holds a secret which are no secrets themselves. */
  private static final Set<String> HARMLESS =
      Set.of("type", "name", "keyName", "permissions", "creationTime", "referenceName");

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)([?&](?:code|sig|secret|token|access_token|key|apikey|password|pwd)=)[^&\\s]+");

  /** A part of a connection string, in quotes or up to the next semicolon. */
  private static final Pattern IN_CONNECTION_STRING =
      Pattern.compile(
          "(?i)((?:^|;)\\s*(?:password|pwd|accountkey|sharedaccesskey|sharedaccesssignature)\\s*=\\s*)"
              + "(?:\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[^;]*)");

  private Redaction() {}

  /** Returns a copy without secrets, null for null. */
  public static @Nullable JsonNode redact(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    JsonNode copy = node.deepCopy();
    replace(copy, false);
    return copy;
  }

  /**
   * Returns a text without the secrets of a URL's query or of a connection string.
   *
   * @param text a URL, a request target or a connection string
   */
  public static String redactAddress(String text) {
    String query = IN_ADDRESS.matcher(text).replaceAll("$1" + REPLACEMENT);
    return IN_CONNECTION_STRING.matcher(query).replaceAll("$1" + REPLACEMENT);
  }

  private static void replace(JsonNode node, boolean secret) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().toArray(new String[0])) {
        boolean hidden =
            SECRET.matcher(name).matches()
                || SecretProperties.isSecret(name)
                || (secret && !HARMLESS.contains(name));
        JsonNode value = object.get(name);
        if (value.isString()) {
          object.put(name, hidden ? REPLACEMENT : redactAddress(value.asString()));
        } else {
          replace(value, hidden);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        if (value.isString()) {
          array.set(i, secret ? REPLACEMENT : redactAddress(value.asString()));
        } else {
          replace(value, secret);
        }
      }
    }
  }
}
