package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.tables.StageTables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private StageTables tables = StageTables.of(List.of(table(TableState.PENDING, -1)));

  @Test
  void tableThatIsCopiedHasItsRateAndItsEstimatedEnd() {
    // When
    report(TableState.COPYING, 0, NOW);
    TableProgress table = report(TableState.COPYING, 2_000, NOW.plusSeconds(10));

    // Then
    assertThat(table.getStartedAt()).isEqualTo(NOW);
    assertThat(table.getRowsPerSecond()).isEqualTo(200);
    assertThat(table.getEstimatedEndAt()).isEqualTo(NOW.plusSeconds(10 + 40));
    assertThat(table.getEndedAt()).isNull();
  }

  @Test
  void comparisonKeepsTheTimesOfTheCopy() {
    // Given
    report(TableState.COPYING, 0, NOW);
    report(TableState.COPIED, 10_000, NOW.plusSeconds(20));

    // When
    TableProgress table = report(TableState.MATCHED, 10_000, NOW.plusSeconds(90));

    // Then
    assertThat(table.getStartedAt()).isEqualTo(NOW);
    assertThat(table.getEndedAt()).isEqualTo(NOW.plusSeconds(20));
    assertThat(table.getRowsPerSecond()).isEqualTo(500);
    assertThat(table.getEstimatedEndAt()).isNull();
  }

  @Test
  void tableThatIsCopiedAgainBeginsAnew() {
    // Given
    report(TableState.COPYING, 0, NOW);
    report(TableState.FAILED, 500, NOW.plusSeconds(20));

    // When
    TableProgress table = report(TableState.COPYING, 0, NOW.plusSeconds(60));

    // Then
    assertThat(table.getStartedAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(table.getEndedAt()).isNull();
    assertThat(table.getRowsPerSecond()).isZero();
  }

  private TableProgress report(TableState state, long rows, Instant at) {
    TableProgress table = table(state, rows);
    TableTimes.complete(List.of(table), tables, at);
    tables = tables.with(List.of(table));
    return table;
  }

  private static TableProgress table(TableState state, long rows) {
    return TableProgress.newBuilder()
        .setTable("[dbo].[Orders]")
        .setState(state)
        .setSourceRows(10_000)
        .setTargetRows(rows)
        .build();
  }
}
