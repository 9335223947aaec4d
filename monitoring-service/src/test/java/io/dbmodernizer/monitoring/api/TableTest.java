package io.dbmodernizer.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableWait;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
  private static final Duration STALE_AFTER = Duration.ofHours(24);

  @ParameterizedTest
  @EnumSource(MigrationState.class)
  void tablesWaitOnlyWhileTheirMigrationRuns(MigrationState state) {
    assertThat(Table.canWait(state)).isEqualTo(state == MigrationState.RUNNING);
  }

  @Test
  void aTableOfAMigrationThatDoesNotRunWaitsForNothing() {
    // Given
    TableProgress table =
        TableProgress.newBuilder()
            .setTable("[s].[a]")
            .setState(TableState.PENDING)
            .setWaitsFor(TableWait.WORKER)
            .build();

    // Then
    assertThat(Table.of(table, true, STALE_AFTER).waitsFor()).isEqualTo(TableWait.WORKER);
    assertThat(Table.of(table, false, STALE_AFTER).waitsFor()).isNull();
  }
}
