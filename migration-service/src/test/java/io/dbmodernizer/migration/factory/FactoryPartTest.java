package io.dbmodernizer.migration.factory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.azure.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FactoryPartTest {

  private static FactoryPart part(String properties) {
    return new FactoryPart(
        FactoryPart.Kind.TRIGGER, "name", (ObjectNode) JsonMapper.shared().readTree(properties));
  }

  private static JsonNode observed(String properties) {
    return JsonMapper.shared().readTree("{\"properties\":" + properties + "}");
  }

  @Test
  void furtherPropertiesDoNotMatter() {
    assertThat(
            part("{\"type\":\"T\",\"a\":{\"n\":15,\"flag\":true},\"list\":[{\"x\":\"1\"}]}")
                .differences(
                    observed(
                        "{\"type\":\"T\",\"runtimeState\":\"Started\",\"a\":{\"n\":15,\"flag\":true,\"more\":1},"
                            + "\"list\":[{\"x\":\"1\",\"y\":2}]}")))
        .isEmpty();
  }

  @Test
  void whatDiffersOrLacksIsNamedByItsPath() {
    // When
    List<Difference> differences =
        part("{\"a\":{\"n\":15},\"list\":[{\"x\":\"1\"}],\"b\":\"v\"}")
            .differences(observed("{\"a\":{\"n\":30},\"list\":[]}"));

    // Then
    assertThat(differences)
        .extracting(Difference::property)
        .containsExactly("properties.a.n", "properties.list", "properties.b");
    assertThat(differences.get(0)).hasToString("properties.a.n is 30, wanted 15");
  }

  @Test
  void aConnectionStringCannotBeExtendedByAValue() {
    // When
    ConnectionText text =
        new ConnectionText().with("User ID", "a;Encrypt=False").with("Password", "it's");

    // Then
    assertThat(text.secret()).isEqualTo("User ID='a;Encrypt=False';Password='it''s'");
    assertThat(text.toString()).doesNotContain("it");
  }
}
