package io.dbmodernizer.emulator.requestlog;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces the values of properties that hold secrets, and secrets inside addresses. Texts stay
 * texts, objects stay objects, so that what is left still has the form that Azure describes.
 */
public final class Redaction {

  /** What stands where a secret stood. */
  public static final String REPLACEMENT = "***";

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|secret|token|authorization|connectionstring|sharedkey|accesskey|encryptedcredential|serviceuri|sas).*|(auth)?keys?\\d*|.*key\\d");

  /** What an object that holds a secret says about it without giving it away. */
  private static final Set<String> HARMLESS =
      Set.of("type", "name", "keyName", "permissions", "creationTime", "referenceName");

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)([?&;](?:code|sig|secret|token|access_token|key|apikey|password|pwd)=)[^&;\\s]+");

  private Redaction() {}

  /** Returns a copy without secrets; null for null. */
  public static @Nullable JsonNode redact(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    JsonNode copy = node.deepCopy();
    replace(copy, false);
    return copy;
  }

  /** Returns an address, such as the target of a request, without the secrets of its query. */
  public static String redactAddress(String address) {
    return IN_ADDRESS.matcher(address).replaceAll("$1" + REPLACEMENT);
  }

  private static void replace(JsonNode node, boolean secret) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().toArray(new String[0])) {
        boolean hidden = SECRET.matcher(name).matches() || (secret && !HARMLESS.contains(name));
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
