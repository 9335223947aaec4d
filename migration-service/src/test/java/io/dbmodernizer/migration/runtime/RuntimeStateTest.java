package io.dbmodernizer.migration.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeStateTest {
  private static final StepContext CONTEXT =
      new StepContext(
          StageState.newBuilder().setRequest(SampleRequest.empty("m-1")).build(),
          StepState.newBuilder().build(),
          Instant.EPOCH);

  private static String waitingOn(RuntimeState state) {
    return ((StepResult.Waiting) state.waiting(CONTEXT, Duration.ofSeconds(1))).waitingOn();
  }

  @Test
  void withoutANodeItSaysHowToRegisterOne() {
    assertThat(waitingOn(new RuntimeState("dms-1", "", "NeedRegistration", List.of())))
        .contains("dms-1", "NeedRegistration", "modernize runtime-key m-1", "register a node");
  }

  @Test
  void theCommandNamesTheRuntimeThatIsMeant() {
    assertThat(waitingOn(new RuntimeState("adf", " --factory", "NeedRegistration", List.of())))
        .contains("'modernize runtime-key m-1 --factory'");
  }

  @Test
  void withANodeThatDoesNotRunItNamesTheMachine() {
    assertThat(waitingOn(new RuntimeState("dms-1", "", "Offline", List.of("win-7", "win-8"))))
        .contains("Offline", "start it on win-7, win-8")
        .doesNotContain("runtime-key");
  }

  @Test
  void rowsGoThroughWhenSomeNodesRun() {
    assertThat(new RuntimeState("x", "", "Online", List.of()).isOnline()).isTrue();
    assertThat(new RuntimeState("x", "", "Limited", List.of()).isOnline()).isTrue();
    assertThat(new RuntimeState("x", "", "", List.of()).isOnline()).isFalse();
  }
}
