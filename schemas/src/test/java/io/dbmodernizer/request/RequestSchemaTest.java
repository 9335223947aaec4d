package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestSchemaTest {
  private static final Path PUBLISHED = Path.of("..", "docs", "request.schema.json");

  private final JsonNode schema = JsonMapper.shared().readTree(RequestSchema.json());

  @Test
  void publishedSchemaIsThatOfTheContract() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PUBLISHED, RequestSchema.json() + "\n");
    }

    assertThat(PUBLISHED).hasContent(RequestSchema.json() + "\n");
  }

  @Test
  void requiredIsWhatTheRulesRequire() {
    assertThat(schema.path("required"))
        .extracting(JsonNode::asString)
        .containsExactly("requester", "source", "target");
    assertThat(schema.at("/properties/source/required"))
        .extracting(JsonNode::asString)
        .containsExactly("host", "database", "login", "passwordRef");
    assertThat(schema.at("/properties/target/properties/azure/required"))
        .extracting(JsonNode::asString)
        .contains("subscriptionId", "resourceGroup", "region");
  }

  @Test
  void fieldHasTypeDefaultValuesAndDescription() {
    assertThat(schema.at("/properties/source/properties/port/type").asString())
        .isEqualTo("integer");
    assertThat(schema.at("/properties/source/properties/port/default").asInt()).isEqualTo(1433);
    assertThat(schema.at("/properties/migration/properties/engine/enum"))
        .extracting(JsonNode::asString)
        .contains("DMS", "DIRECT")
        .doesNotContain("UNSPECIFIED");
    assertThat(
            schema
                .at("/properties/target/properties/server/properties/name/description")
                .asString())
        .isEqualTo("Name, globally unique in Azure.");
    assertThat(schema.at("/properties/metadata").isMissingNode()).isTrue();
  }
}
