package io.dbmodernizer.emulator.arm.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names of properties that hold secrets. Microsoft's OpenAPI files mark them: {@code
 * x-ms-secret}, {@code format: password}, Data Factory's {@code SecretBase}. Azure accepts them in
 * requests and never returns them. The list is {@code secret-properties.txt}. A test compares it
 * with those files.
 */
public final class SecretProperties {

  /** The text that Data Factory returns in place of a secret. */
  public static final String MASK = "**********";

  private static final String LIST = "/secret-properties.txt";
  private static final String DATA_FACTORY = "microsoft.datafactory";

  /** Names in lower case by provider in lower case. */
  private static final Map<String, Set<String>> NAMES = read();

  private static final Set<String> ALL =
      NAMES.values().stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());

  private SecretProperties() {}

  /** Returns true if a property of this name holds a secret at any provider. */
  public static boolean isSecret(String property) {
    return ALL.contains(property.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns true if a property of this name holds a secret at a provider.
   *
   * @param namespace for example {@code Microsoft.Sql}, in any case
   */
  public static boolean isSecret(String namespace, String property) {
    return NAMES
        .getOrDefault(namespace.toLowerCase(Locale.ROOT), Set.of())
        .contains(property.toLowerCase(Locale.ROOT));
  }

  /**
   * Removes the secrets from a document before it is stored. In Data Factory, a {@code
   * SecureString} stays with a mask as its value. Other properties stay there, because the same
   * names also hold harmless values.
   *
   * @param id resource of the document
   * @param document changed in place
   */
  static void removeFrom(ResourceId id, ObjectNode document) {
    String type = id.type();
    int slash = type.indexOf('/');
    String namespace = slash < 0 ? type : type.substring(0, slash);
    if (namespace.equals(DATA_FACTORY)) {
      mask(document);
    } else if (NAMES.containsKey(namespace)) {
      remove(NAMES.get(namespace), document);
    }
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asString("").equals("SecureString")) {
      object.put("value", MASK);
    }
    node.forEach(SecretProperties::mask);
  }

  private static void remove(Set<String> names, JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String property : object.propertyNames().toArray(new String[0])) {
        if (names.contains(property.toLowerCase(Locale.ROOT)) && object.get(property).isString()) {
          object.remove(property);
        }
      }
    }
    node.forEach(child -> remove(names, child));
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> names = new HashMap<>();
    try (InputStream in = SecretProperties.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException("resource " + LIST + " is missing from the application");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.toLowerCase(Locale.ROOT).split(" "))
          .forEach(pair -> names.computeIfAbsent(pair[0], any -> new HashSet<>()).add(pair[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }
}
