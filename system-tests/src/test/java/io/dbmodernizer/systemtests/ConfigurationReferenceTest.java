package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference page lists exactly the settings that the code has, with their defaults and
 * meanings.
 */
class ConfigurationReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String BEGIN = "<!-- settings: begin -->\n";
  private static final String END = "<!-- settings: end -->";

  @Test
  void pageListsEverySettingOfTheCodeWithItsDefault() throws IOException {
    // Given
    String table = table();
    String page = Files.readString(PAGE);

    // When
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String listed = page.substring(begin, page.indexOf(END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(page.indexOf(END)));
      listed = table;
    }

    // Then
    assertThat(listed)
        .as("docs/configuration.md; -Ddocs.write=true writes it anew from the code")
        .isEqualTo(table);
    assertThat(table.lines()).hasSizeGreaterThan(20);
  }

  @Test
  void everySettingSaysWhatItMeans() throws IOException {
    assertThat(settings().values())
        .allSatisfy(setting -> assertThat(setting.path("description").asString("")).isNotEmpty());
  }

  private static String table() throws IOException {
    StringBuilder table =
        new StringBuilder("| setting | default | meaning |\n| --- | --- | --- |\n");
    settings()
        .forEach(
            (name, setting) ->
                table
                    .append("| `")
                    .append(name)
                    .append("` | ")
                    .append(defaultOf(setting))
                    .append(" | ")
                    .append(meaning(setting))
                    .append(" |\n"));
    return table.toString();
  }

  private static String meaning(JsonNode setting) {
    return setting
        .path("description")
        .asString("")
        .replace("|", "\\|")
        .replaceAll("\\{@code ([^}]*)}", "`$1`");
  }

  private static String defaultOf(JsonNode setting) {
    JsonNode value = setting.path("defaultValue");
    return value.isMissingNode() ? "" : "`" + value.asString(value.toString()) + "`";
  }

  private static Map<String, JsonNode> settings() throws IOException {
    Map<String, JsonNode> settings = new TreeMap<>();
    ClassLoader loader = ConfigurationReferenceTest.class.getClassLoader();
    for (URL url :
        Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream in = url.openStream()) {
        for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
          String name = property.path("name").asString("");
          if (name.startsWith("dbmodernizer.")) {
            settings.put(name, property);
          }
        }
      }
    }
    return settings;
  }
}
