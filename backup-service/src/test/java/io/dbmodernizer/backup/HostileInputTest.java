package io.dbmodernizer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.testing.HostileInputRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileInputTest {

  @Test
  void noRecordStopsTheService() throws Exception {
    // When
    HostileInputRun.Figures figures =
        HostileInputRun.of(
            BackupStage.outline().steps(List.of(HostileInputRun.step("step"))).build(),
            serde -> List.of());

    // Then
    assertThat(figures.stopped()).isEmpty();
    assertThat(figures.heeded()).isEmpty();
    assertThat(figures.sent()).isGreaterThan(500);
  }
}
