package io.dbmodernizer.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {
  private static final OutputKey<String> ID = OutputKey.text("server.id");
  private static final OutputKey<Boolean> OWNED = OutputKey.flag("server.owned");
  private static final OutputKey<Integer> COUNT = OutputKey.number("count");

  @Test
  void aStateHoldsTheValuesAsTextsByName() {
    // Given
    StageState state = state(Map.of("server.id", "/s/0", "other", "stays"));

    // When
    Outputs.of(ID, "/s/1").with(OWNED, true).with(COUNT, 3).storeIn(state);

    // Then
    assertThat(state.getOutputs())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("server.id", "/s/1", "server.owned", "true", "count", "3", "other", "stays"));
  }

  @Test
  void theValuesOfAStateAreReadByTheirKeys() {
    Outputs outputs = Outputs.of(state(Map.of("server.id", "/s/1", "server.owned", "true")));

    assertThat(outputs.find(ID)).contains("/s/1");
    assertThat(outputs.get(OWNED)).isTrue();
    assertThat(outputs.contains(OWNED)).isTrue();
    assertThat(outputs.find(COUNT)).isEmpty();
    assertThat(outputs.contains(COUNT)).isFalse();
    assertThat(outputs.getOrDefault(COUNT, 7)).isEqualTo(7);
  }

  @Test
  void theLaterValueCounts() {
    Outputs first = Outputs.of(ID, "/s/1").with(COUNT, 1);

    Outputs both = first.and(Outputs.of(COUNT, 2).with(OWNED, false));

    assertThat(both).isEqualTo(Outputs.of(ID, "/s/1").with(COUNT, 2).with(OWNED, false));
    assertThat(first).isEqualTo(Outputs.of(ID, "/s/1").with(COUNT, 1)).isNotEqualTo(both);
    assertThat(Outputs.NONE.and(first).and(Outputs.NONE)).isEqualTo(first);
  }

  @Test
  void aLaterChangeOfTheStateDoesNotShow() {
    // Given
    StageState state = state(Map.of("count", "1"));
    Outputs before = Outputs.of(state);

    // When
    Outputs.of(COUNT, 2).storeIn(state);

    // Then
    assertThat(before.get(COUNT)).isEqualTo(1);
  }

  @Test
  void aStepThatNeedsAValueWhichNoStepHasSetIsAMistake() {
    // Given
    StepState step = StepState.newBuilder().setName("sql-database").build();
    StepContext context = new StepContext(state(Map.of("count", "x")), step, Instant.EPOCH);

    // When, Then
    assertThat(context.find(ID)).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> context.output(ID))
        .withMessage("step sql-database needs output server.id, which no earlier step has set");
    assertThatIllegalStateException()
        .isThrownBy(() -> context.outputs().get(ID))
        .withMessage("no earlier step has set output server.id");
    assertThatIllegalStateException()
        .isThrownBy(() -> context.output(COUNT))
        .withMessage("the stored output count cannot be read: \"x\"");
  }

  private static StageState state(Map<String, String> outputs) {
    return StageState.newBuilder().setOutputs(new HashMap<>(outputs)).build();
  }
}
