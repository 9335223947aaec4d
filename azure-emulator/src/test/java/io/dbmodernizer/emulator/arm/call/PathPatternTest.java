package io.dbmodernizer.emulator.arm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathPatternTest {

  @Test
  void literalsMatchInAnyCaseAndPlaceholdersKeepTheirSpelling() {
    // Given
    PathPattern pattern = PathPattern.of("/subscriptions/{s}/resourceGroups/{g}");

    // When
    Map<String, String> values = pattern.match("/SUBSCRIPTIONS/1/resourcegroups/MyGroup");

    // Then
    assertThat(values).containsEntry("g", "MyGroup");
    assertThat(pattern.match("/subscriptions/1/resourceGroups")).isNull();
  }

  @Test
  void aScopeStandsForAllLeadingSegments() {
    // Given
    PathPattern pattern = PathPattern.of("{scope*}/providers/Microsoft.Insights/metrics/{m}");

    // When
    Map<String, String> values = pattern.match("/a/b/c/providers/microsoft.insights/metrics/x");

    // Then
    assertThat(values).containsEntry("scope", "/a/b/c").containsEntry("m", "x");
    assertThat(pattern.fill(Map.of("scope", "/a/b/c", "m", "x")))
        .isEqualTo("/a/b/c/providers/Microsoft.Insights/metrics/x");
    assertThat(pattern.match("/providers/Microsoft.Insights/metrics/x")).isNull();
  }

  @Test
  void anExactPatternIsMoreSpecificThanAScopedOne() {
    // Given
    PathPattern exact = PathPattern.of("/a/{b}");
    PathPattern scoped = PathPattern.of("{scope*}/x/y/z/{b}");

    // Then
    assertThat(exact.specificity()).isGreaterThan(scoped.specificity());
  }
}
