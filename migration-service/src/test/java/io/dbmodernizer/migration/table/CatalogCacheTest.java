package io.dbmodernizer.migration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogCacheTest {
  private final List<String> reads = new ArrayList<>();
  private final CatalogCache<Integer> cache = new CatalogCache<>(tables -> tables);

  private int get(String migrationId, String pass, int tables) {
    return cache.get(
        migrationId,
        pass,
        () -> {
          reads.add(migrationId + " " + pass);
          return tables;
        });
  }

  @Test
  void readsOnceForEachPass() {
    // When
    int first = get("a", "1", 10);
    int second = get("a", "1", 11);
    int nextPass = get("a", "2", 12);
    int earlierPass = get("a", "1", 13);

    // Then
    assertThat(List.of(first, second, nextPass, earlierPass)).containsExactly(10, 10, 12, 13);
    assertThat(reads).containsExactly("a 1", "a 2", "a 1");
  }

  @Test
  void readsAgainWhatWasForgotten() {
    // Given
    get("a", "1", 10);

    // When
    cache.forget("a");

    // Then
    assertThat(get("a", "1", 11)).isEqualTo(11);
  }

  @Test
  void givesUpWhatWasUsedLongestAgoWhenTheTablesAreTooMany() {
    // Given
    get("a", "1", 90_000);
    get("b", "1", 90_000);
    get("a", "1", 0);

    // When
    get("c", "1", 90_000);

    // Then
    assertThat(get("a", "1", 1)).isEqualTo(90_000);
    assertThat(get("b", "1", 2)).isEqualTo(2);
  }

  @Test
  void keepsOneCatalogHoweverLargeItIs() {
    // When
    get("a", "1", 1_000_000);

    // Then
    assertThat(get("a", "1", 1)).isEqualTo(1_000_000);
  }

  @Test
  void keepsNothingWhenReadingFails() {
    // When
    try {
      cache.get(
          "a",
          "1",
          () -> {
            throw new IllegalStateException("gone");
          });
    } catch (IllegalStateException e) {
      reads.add(e.getMessage());
    }

    // Then
    assertThat(get("a", "1", 3)).isEqualTo(3);
    assertThat(reads).containsExactly("gone", "a 1");
  }
}
