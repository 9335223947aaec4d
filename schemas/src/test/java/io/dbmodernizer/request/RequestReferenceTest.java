package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the reference of requests with the contract and the rules. What a field accepts is found
 * by giving it values that no field accepts.
 */
class RequestReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "request-reference.md");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final StringBuilder page = new StringBuilder();
  private final JsonNode example = JSON.readTree(RequestDocument.write(SampleRequest.valid()));

  @Test
  void pageHasEveryFieldWithItsDefaultAndItsRule() throws IOException {
    // Given
    page.append(
        """
        # Requests, field by field

        This page is generated from the contract and its rules; a test keeps it up to date. A request is a JSON or YAML
        document. Comments are possible in YAML. Fields that are left out have their default. `modernize sample` writes the
        fields that are needed, and `modernize sample --full` all of them.

        [request.schema.json](request.schema.json) is the JSON Schema of a request. An editor completes and checks a document
        that names it: `"$schema": "…/request.schema.json"` in JSON, or in YAML a first line
        `# yaml-language-server: $schema=…/request.schema.json`. The schema knows fields, types and values; the last column
        below names the other rules, which `modernize request` checks before it publishes anything.

        **Bold** fields are required. `migrationId` is the id of the migration; a random one if it is left out.

        [Requests for a fleet](fleet.md) come from a template with a value for each database.
        """);

    // When
    section(JSON.readTree(RequestSchema.json()), "");

    // Then
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page.toString());
    assertThat(page).contains("12 or 24", "30 to 730 days");
  }

  private void section(JsonNode schema, String path) {
    List<String> nested = new ArrayList<>();
    page.append("\n## ").append(path.isEmpty() ? "The request" : "`" + path + "`").append("\n\n");
    if (!path.isEmpty() && schema.has("description")) {
      page.append(schema.path("description").asString()).append("\n\n");
    }
    page.append(
        "| field | type | default | meaning | accepted |\n| --- | --- | --- | --- | --- |\n");
    for (String name : schema.path("properties").propertyNames()) {
      if (name.startsWith("$") || name.equals("migrationId")) {
        continue;
      }
      JsonNode field = schema.path("properties").path(name);
      String place = path.isEmpty() ? name : path + "." + name;
      if (field.has("properties") || field.at("/items/properties").isObject()) {
        nested.add(name);
      }
      row(field, name, place, isRequired(schema, name));
    }
    for (String name : nested) {
      JsonNode field = schema.path("properties").path(name);
      String place = path.isEmpty() ? name : path + "." + name;
      if (field.has("items")) {
        section(field.path("items"), place + "[]");
      } else {
        section(field, place);
      }
    }
  }

  private static boolean isRequired(JsonNode schema, String name) {
    return schema.path("required").valueStream().anyMatch(each -> each.asString().equals(name));
  }

  private void row(JsonNode field, String name, String place, boolean required) {
    String type = type(field);
    page.append("| ")
        .append(required ? "**`" + name + "`**" : "`" + name + "`")
        .append(" | ")
        .append(type)
        .append(" | ")
        .append(field.has("default") ? "`" + field.path("default").asString() + "`" : "")
        .append(" | ")
        .append(field.path("description").asString().replaceAll("\\s+", " "))
        .append(" | ")
        .append(
            field.has("properties") || place.contains("[]")
                ? ""
                : String.join("; ", accepted(field, place)))
        .append(" |\n");
  }

  private static String type(JsonNode field) {
    if (field.has("properties")) {
      return "section";
    }
    if (field.has("enum")) {
      return "one of "
          + String.join(
              ", ",
              field.path("enum").valueStream().map(each -> "`" + each.asString() + "`").toList());
    }
    return switch (field.path("type").asString()) {
      case "array" ->
          "list of " + (field.at("/items/properties").isObject() ? "sections" : "texts");
      case "object" -> "texts by name";
      case "integer" -> "whole number";
      case "number" -> "number";
      case "boolean" -> "`true` or `false`";
      default -> "text";
    };
  }

  private Set<String> accepted(JsonNode field, String place) {
    Set<String> accepted = new LinkedHashSet<>();
    for (String wrong : wrongValues(field)) {
      ObjectNode document = (ObjectNode) example.deepCopy();
      int last = place.lastIndexOf('.');
      ObjectNode parent = document;
      for (String name : last < 0 ? new String[0] : place.substring(0, last).split("\\.")) {
        parent = parent.withObject("/" + name);
      }
      parent.set(place.substring(last + 1), JSON.readTree(wrong));
      MigrationRequested request = RequestDocument.parse(JSON.writeValueAsString(document));
      for (FieldViolation violation : RequestRules.check(request)) {
        boolean isOfField =
            violation.getField().equals(place) || violation.getField().startsWith(place + "[");
        if (isOfField && !violation.getAccepted().isEmpty()) {
          accepted.add(violation.getAccepted().replace("|", "\\|"));
        }
      }
    }
    return accepted;
  }

  private static List<String> wrongValues(JsonNode field) {
    String text = "\"" + "\\u0007 !".repeat(100) + "\"";
    return switch (field.path("type").asString("")) {
      case "integer" -> List.of("-2147483648", "2147483647");
      case "number" -> List.of("-1e300", "1e300");
      case "array" ->
          field.at("/items/properties").isObject() ? List.of() : List.of("[" + text + "]");
      case "string" -> List.of("\"\"", text);
      default -> List.of();
    };
  }
}
