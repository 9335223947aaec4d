package io.dbmodernizer.migration.factory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.azure.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PartDifferencesTest {

  private static List<Difference> differences(String wanted, String observed) {
    return PartDifferences.of(json(wanted), json(observed), false);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void furtherPropertiesDoNotMatter() {
    assertThat(
            differences(
                "{\"type\":\"T\",\"a\":{\"n\":15,\"flag\":true},\"list\":[{\"x\":\"1\"}]}",
                "{\"type\":\"T\",\"runtimeState\":\"Started\",\"a\":{\"n\":15,\"flag\":true,\"more\":1},"
                    + "\"list\":[{\"x\":\"1\",\"y\":2}]}"))
        .isEmpty();
  }

  @Test
  void whatDiffersOrLacksIsNamedByItsPath() {
    // When
    List<Difference> differences =
        differences(
            "{\"a\":{\"n\":15},\"list\":[{\"x\":\"1\"}],\"b\":\"v\"}",
            "{\"a\":{\"n\":30},\"list\":[]}");

    // Then
    assertThat(differences)
        .extracting(Difference::property)
        .containsExactly("properties.a.n", "properties.list", "properties.b");
    assertThat(differences.get(0)).hasToString("properties.a.n is 30, wanted 15");
  }
}
