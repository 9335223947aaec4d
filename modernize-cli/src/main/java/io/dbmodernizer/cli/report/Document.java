package io.dbmodernizer.cli.report;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.option.OutputFormat;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the REST interface has sent, as text for programs. */
public final class Document {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Document() {}

  /**
   * Returns an object as text.
   *
   * @param content the object
   * @param format JSON or YAML
   * @return lines, without an end of line after the last
   */
  public static String of(JsonNode content, OutputFormat format) {
    if (format == OutputFormat.JSON) {
      return JSON.writeValueAsString(content);
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(JSON.treeToValue(content, Object.class)).stripTrailing();
  }

  /**
   * Returns a list as text: an object with {@code items} and {@code total}.
   *
   * @param list the list
   * @param format JSON or YAML
   * @return lines, without an end of line after the last
   */
  public static String of(Listing list, OutputFormat format) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode items = document.putArray("items");
    list.items().forEach(items::add);
    document.put("total", list.total());
    return of(document, format);
  }
}
