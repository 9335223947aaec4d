package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.testing.HostileInputRun;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostileInputTest {

  @Test
  void noRecordStopsAStage() throws Exception {
    // Given
    ScriptedStep step = new ScriptedStep("copy", Set.of(), context -> StepResult.done("copied"));

    // When
    HostileInputRun.Figures figures =
        HostileInputRun.of(CommandedStage.of(step).removingBy(step("remove")), serde -> List.of());

    // Then
    assertThat(figures.stopped()).isEmpty();
    assertThat(figures.heeded()).isEmpty();
    assertThat(figures.sent()).isGreaterThan(500);
  }

  private static ScriptedStep step(String name) {
    return new ScriptedStep(name, Set.of(), context -> StepResult.done("done"));
  }
}
