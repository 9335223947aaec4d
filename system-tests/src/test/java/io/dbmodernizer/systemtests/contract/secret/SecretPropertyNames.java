package io.dbmodernizer.systemtests.contract.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects from Microsoft's OpenAPI files the names of the properties that hold secrets: those
 * marked {@code x-ms-secret}, those of format {@code password}, and those whose type is Data
 * Factory's {@code SecretBase}.
 */
final class SecretPropertyNames {

  private static final Pattern NAMESPACE =
      Pattern.compile(".*/resource-manager/(Microsoft[^/]+)/.*");

  private final SortedSet<String> lines = new TreeSet<>();

  private SecretPropertyNames() {}

  /**
   * Reads all files of a folder.
   *
   * @return {@code Microsoft.Sql administratorLoginPassword} and the like, sorted
   */
  static SortedSet<String> in(Path folder) throws IOException {
    SecretPropertyNames names = new SecretPropertyNames();
    try (Stream<Path> files = Files.walk(folder.resolve("specification"))) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.toString().contains("/examples/"))
          .forEach(names::read);
    }
    return names.lines;
  }

  private void read(Path file) {
    Matcher namespace = NAMESPACE.matcher(file.toString().replace('\\', '/'));
    if (!namespace.matches()) {
      return;
    }
    try {
      collect(namespace.group(1), JsonMapper.shared().readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(String namespace, JsonNode node) {
    node.path("properties")
        .properties()
        .forEach(
            property -> {
              if (isSecret(property.getValue())) {
                lines.add(namespace + " " + property.getKey());
              }
            });
    node.forEach(child -> collect(namespace, child));
  }

  private static boolean isSecret(JsonNode property) {
    String reference = property.path("$ref").asString("");
    return property.path("x-ms-secret").asBoolean(false)
        || property.path("format").asString("").equals("password")
        || reference.endsWith("/SecretBase")
        || reference.endsWith("/SecureString");
  }
}
