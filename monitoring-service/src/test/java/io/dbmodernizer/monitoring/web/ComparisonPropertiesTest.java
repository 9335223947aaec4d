package io.dbmodernizer.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-05-02T12:00:00Z");
  private static final ComparisonProperties DAY = new ComparisonProperties(Duration.ofDays(1));

  @Test
  void aComparisonIsStaleOnceItIsOlderThanTheLimit() {
    assertThat(DAY.isStale(NOW.minus(Duration.ofDays(1)), NOW)).isFalse();
    assertThat(DAY.isStale(NOW.minus(Duration.ofDays(1)).minusMillis(1), NOW)).isTrue();
    assertThat(DAY.isStale(null, NOW)).isFalse();
  }

  @Test
  void theTablesOfAPageSayWhetherTheirComparisonIsStale() {
    // Given
    TableProgress old = table("[a].[old]", NOW.minus(Duration.ofDays(2)));
    TableProgress recent = table("[a].[recent]", NOW.minus(Duration.ofHours(2)));
    TableProgress pending = table("[a].[pending]", null);

    // When
    TablePage page = TablePage.of(List.of(old, recent, pending), 3, DAY, NOW);

    // Then
    assertThat(page.tables())
        .extracting(MigrationDetails.Table::stale)
        .containsExactly(true, false, false);
  }

  private static TableProgress table(String name, @Nullable Instant comparedAt) {
    return TableProgress.newBuilder()
        .setTable(name)
        .setState(TableState.MATCHED)
        .setComparedAt(comparedAt)
        .build();
  }

  @Test
  void noTimeIsRefusedWithTheSetting() {
    assertThatThrownBy(() -> new ComparisonProperties(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dbmodernizer.comparison.stale-after");
  }
}
