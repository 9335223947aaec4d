package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However much a step or a user has to say, state and events stay small. */
class TextBoundsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final int MOST_BYTES = 64 * 1024;
  private static final String ENDLESS = "x".repeat(300_000);

  private final ScriptedStage stage =
      ScriptedStage.of(new ScriptedStep("group", Set.of(), context -> StepResult.done("")));
  private final StageReducer reducer =
      new StageReducer(stage, new StageGraph(stage), TestRetries.HALF_AN_HOUR, Duration.ZERO);

  static Stream<Named<StepResult>> wordy() {
    StepResult.Failed failed = StepResult.failed(Reason.AZURE_REJECTED, ENDLESS, ENDLESS, ENDLESS);
    StepResult.Failed violations = StepResult.failed(Reason.INVALID_REQUEST, "", "violations", "");
    violations
        .failure()
        .setViolations(
            Collections.nCopies(1_000, new FieldViolation("field", ENDLESS, "accepted")));
    return Stream.of(
        Named.of("done", StepResult.done(ENDLESS)),
        Named.of("in progress", StepResult.inProgress(1, ENDLESS, Duration.ZERO)),
        Named.of("waiting", StepResult.waiting(Reason.THROTTLED, ENDLESS, Duration.ZERO)),
        Named.of("failed", failed),
        Named.of("violations", violations),
        Named.of(
            "retried", StepResult.retryable(Reason.AZURE_UNAVAILABLE, ENDLESS, ENDLESS, ENDLESS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wordy")
  void whatAStepSaysIsCutToWhatFits(StepResult result) throws IOException {
    // Given
    StageState state = begun();

    // When
    Transition transition = reducer.apply(state, StageTables.NONE, "group", result, NOW);

    // Then
    assertThat(transition.state().toByteBuffer().remaining()).isLessThan(MOST_BYTES);
    assertThat(transition.events())
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(bytes((SpecificRecordBase) each.event())).isLessThan(MOST_BYTES));
  }

  @Test
  void aCommandThatIsTooLargeIsRefusedAndTheMigrationGoesOn() {
    // Given
    StageState state = begun();
    CommandAccepted command =
        CommandAccepted.newBuilder()
            .setCancel(CancelRequested.newBuilder().setExplanation(ENDLESS).build())
            .build();
    command.getMetadata().setEventId("cancel-1");

    // When
    Transition transition =
        reducer.command(state, new StageCommand(StageCommand.Kind.CANCEL, true, command), NOW);

    // Then
    assertThat(transition.events())
        .singleElement()
        .satisfies(
            each -> assertThat(bytes((SpecificRecordBase) each.event())).isLessThan(MOST_BYTES));
    assertThat(transition.state().getCommandIds()).isEmpty();
    assertThat(StageReducer.isOver(transition.state())).isFalse();
  }

  private StageState begun() {
    StageTrigger trigger =
        StageTrigger.onRequest(ScriptedStage.request("m-1", "move it")).orElseThrow();
    return reducer.begin(trigger, "", NOW).state();
  }

  private static int bytes(SpecificRecordBase event) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecordBase>(event.getSchema()).write(event, encoder);
      encoder.flush();
      return bytes.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
