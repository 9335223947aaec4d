package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("NullAway.Init") // every test begins with start()
class ThrownByStepsTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final List<AutoCloseable> open = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = START;
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> requests;
  private TestOutputTopic<String, SpecificRecord> targets;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  /** An error of a library's own, of which nobody knows anything. */
  private static final class UnknownError extends Error {
    private static final long serialVersionUID = 1L;

    UnknownError(String message) {
      super(message);
    }
  }

  static Stream<Throwable> whateverCanBeThrown() {
    return Stream.of(
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError(),
        new InternalError("a fault of the virtual machine"),
        new AssertionError("must not happen"),
        new NoClassDefFoundError("org/example/Missing"),
        new UnknownError("of a library"),
        new IOException("checked"),
        new IllegalStateException("unchecked"),
        new Throwable("neither"));
  }

  @ParameterizedTest
  @MethodSource("whateverCanBeThrown")
  void whateverAStepThrowsFailsItsMigrationWithAReasonAndFreesItsThread(Throwable thrown) {
    // Given
    start(throwing(thrown), failures(List.of(), text -> text), meters);

    // When
    SpecificRecord outcome = outcomeOf("m-1");

    // Then
    TargetProvisioningFailed failed = (TargetProvisioningFailed) outcome;
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.INTERNAL_ERROR);
    assertThat(failed.getFailure().getStep()).isEqualTo("broken");
    assertThat(failed.getFailure().getMessage()).contains(thrown.getClass().getSimpleName());
    assertThat(failed.getFailure().getRemedy()).isNotEmpty();
    assertThat(meters.get("dbmodernizer.steps.free").gauge().value()).isEqualTo(4);
  }

  @Test
  void migrationsGoOnAfterMoreErrorsThanThereAreThreads() {
    // Given
    ScriptedStep sometimesBroken =
        new ScriptedStep(
            "sometimes-broken",
            Set.of(),
            context -> {
              if (context.attempt() < 3) {
                throw new OutOfMemoryError("Java heap space");
              }
              return StepResult.done("there");
            });
    start(sometimesBroken, failures(List.of(), text -> text), meters);

    // When
    List<SpecificRecord> outcomes =
        Stream.of("m-1", "m-2", "m-3", "m-4", "m-5", "m-6").map(this::outcomeOf).toList();

    // Then
    assertThat(outcomes).hasSize(6).allMatch(TargetProvisioned.class::isInstance);
  }

  @Test
  @SuppressWarnings("NullAway") // what the compiler forbids may happen all the same
  void aStepThatReturnsNothingFailsItsMigration() {
    // Given
    start(
        new ScriptedStep("broken", Set.of(), context -> null),
        failures(List.of(), text -> text),
        meters);

    // When
    SpecificRecord outcome = outcomeOf("m-1");

    // Then
    assertThat(((TargetProvisioningFailed) outcome).getFailure().getMessage())
        .contains("returned no result");
  }

  @Test
  void aClassifierThatThrowsItselfIsPassedOver() {
    // Given
    FailureClassifier broken =
        thrown -> {
          throw new StackOverflowError();
        };
    start(
        throwing(new IllegalStateException("first")),
        failures(List.of(broken), text -> text),
        meters);

    // When
    SpecificRecord outcome = outcomeOf("m-1");

    // Then
    assertThat(((TargetProvisioningFailed) outcome).getFailure().getMessage()).contains("first");
  }

  @Test
  void aFailureWhoseWordsCannotBeClearedOfSecretsIsToldWithoutThem() {
    // Given
    UnaryOperator<String> broken =
        text -> {
          throw new IllegalStateException("cannot look for secrets in " + text);
        };
    start(throwing(new IllegalStateException("pa55word")), failures(List.of(), broken), meters);

    // When
    SpecificRecord outcome = outcomeOf("m-1");

    // Then
    TargetProvisioningFailed failed = (TargetProvisioningFailed) outcome;
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.INTERNAL_ERROR);
    assertThat(failed.getFailure().toString()).doesNotContain("pa55word");
    assertThat(failed.getFailure().getMessage()).isNotEmpty();
  }

  @Test
  void aMeterThatCannotBeWrittenCostsNoResult() {
    // Given
    SimpleMeterRegistry broken = new SimpleMeterRegistry();
    broken
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public MeterFilterReply accept(Meter.Id id) {
                if (id.getName().equals("dbmodernizer.step.run")) {
                  throw new IllegalStateException("no more meters");
                }
                return MeterFilterReply.NEUTRAL;
              }
            });
    start(
        new ScriptedStep("sound", Set.of(), context -> StepResult.done("there")),
        failures(List.of(), text -> text),
        broken);

    // When
    SpecificRecord outcome = outcomeOf("m-1");

    // Then
    assertThat(outcome).isInstanceOf(TargetProvisioned.class);
  }

  private static ScriptedStep throwing(Throwable thrown) {
    return new ScriptedStep(
        "broken",
        Set.of(),
        context -> {
          throw ThrownByStepsTest.<RuntimeException>unchecked(thrown);
        });
  }

  /** Lets any throwable pass the compiler, as code of other languages and proxies do. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static FailureClassification failures(
      List<FailureClassifier> classifiers, UnaryOperator<String> redaction) {
    return new FailureClassification(classifiers, redaction);
  }

  private void start(ScriptedStep step, FailureClassification failures, MeterRegistry registry) {
    StageRig rig =
        new StageRig(
            ScriptedStage.of(step),
            () -> now,
            "mock://" + UUID.randomUUID(),
            new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
            failures,
            registry);
    driver = rig.driver(START);
    requests = rig.input(driver, Topic.REQUESTS);
    targets = rig.output(driver, Topic.TARGETS);
    open.add(driver::close);
    open.add(rig);
  }

  private SpecificRecord outcomeOf(String migrationId) {
    requests.pipeInput(migrationId, ScriptedStage.request(migrationId, "move it"));
    await(migrationId)
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              // A third of the retry budget: few attempts spend it.
              now = now.plusSeconds(20);
              driver.advanceWallClockTime(Duration.ofSeconds(1));
              return !targets.isEmpty();
            });
    return targets.readValue();
  }
}
