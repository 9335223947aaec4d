package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.deadletter.SetAsideHandler;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // every test begins with start()
class StageProcessorTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final List<AutoCloseable> open = new ArrayList<>();
  private Instant now = START;
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> requests;
  private TestOutputTopic<String, SpecificRecord> targets;
  private TestOutputTopic<String, SpecificRecord> progress;
  private TestOutputTopic<String, SpecificRecord> deadLetters;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void oneRequestRunsAllStepsAndPublishesTheOutcomeWithItsOrigin() {
    // Given
    Operation operation = new Operation("https://arm/op", "LOCATION", START);
    ScriptedStep server =
        new ScriptedStep(
            "server",
            Set.of(),
            context ->
                context.operation().isPresent()
                    ? StepResult.done("created")
                    : StepResult.polling(10, "creating", Duration.ofSeconds(3), operation));
    ScriptedStep database =
        new ScriptedStep("database", Set.of("server"), context -> StepResult.done("created"));
    start(ScriptedStage.of(server, database));
    MigrationRequested request = ScriptedStage.request("m-1", "move it");

    // When
    requests.pipeInput("m-1", request);
    TestRecord<String, SpecificRecord> outcome = nextTarget();

    // Then
    assertThat(outcome.value()).isInstanceOf(TargetProvisioned.class);
    EventMetadata metadata = ((TargetProvisioned) outcome.value()).getMetadata();
    assertThat(metadata.getMigrationId()).isEqualTo("m-1");
    assertThat(metadata.getCausationId()).isEqualTo("request-of-m-1");
    assertThat(metadata.getProducer()).isEqualTo("provisioner");
    assertThat(header(outcome, "ce_id")).isEqualTo(metadata.getEventId());
    assertThat(header(outcome, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    assertThat(server.runs()).hasSize(2);
    assertThat(server.runs().get(1).operation()).contains(operation);
  }

  @Test
  void aRequestWithNothingButItsIdKeepsTheTimeAtWhichItWasPublished() {
    // Given
    start(ScriptedStage.of(new ScriptedStep("group", Set.of(), c -> StepResult.done("there"))));
    MigrationRequested request = ScriptedStage.request("m-1", "move it");
    request.setMetadata(EventMetadata.newBuilder().setMigrationId("m-1").build());
    Instant published = START.minusSeconds(90);

    // When
    requests.pipeInput("m-1", request, published);
    TestRecord<String, SpecificRecord> outcome = nextTarget();

    // Then
    TargetProvisioned provisioned = (TargetProvisioned) outcome.value();
    EventMetadata handedOn = provisioned.getRequest().getMetadata();
    assertThat(handedOn.getOccurredAt()).isEqualTo(published);
    assertThat(handedOn.getEventId()).isNotEmpty();
    assertThat(provisioned.getMetadata().getCausationId()).isEqualTo(handedOn.getEventId());
  }

  @Test
  void everyStateChangeIsPublishedWithAnIdOfItsOwn() {
    // Given
    AtomicInteger runs = new AtomicInteger();
    ScriptedStep group =
        new ScriptedStep(
            "group",
            Set.of(),
            context ->
                runs.incrementAndGet() == 1
                    ? StepResult.waiting(Reason.THROTTLED, "its turn", Duration.ZERO)
                    : StepResult.done("there"));
    start(ScriptedStage.of(group));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    nextTarget();

    // Then
    List<SpecificRecord> events = progress.readValuesToList();
    Set<String> ids = new HashSet<>();
    events.forEach(e -> ids.add(((StepProgressed) e).getMetadata().getEventId()));
    assertThat(events).hasSize(2);
    assertThat(ids).hasSize(2);
  }

  @Test
  void stepInFlightIsNotStartedAgain() {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    ScriptedStep slow =
        new ScriptedStep(
            "slow",
            Set.of(),
            context -> {
              gate.await();
              return StepResult.done("done");
            });
    AtomicInteger quickRuns = new AtomicInteger();
    ScriptedStep quick =
        new ScriptedStep(
            "quick",
            Set.of(),
            context ->
                quickRuns.incrementAndGet() < 5
                    ? StepResult.inProgress(quickRuns.get(), "going on", Duration.ZERO)
                    : StepResult.done("done"));
    start(ScriptedStage.of(slow, quick));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    await().untilAsserted(() -> assertThat(tickAndCount(quickRuns)).isEqualTo(5));
    int runsWhileInFlight = slow.runs().size();
    gate.countDown();
    nextTarget();

    // Then
    assertThat(runsWhileInFlight).isEqualTo(1);
    assertThat(slow.runs()).hasSize(1);
  }

  @Test
  void progressOfAStepThatRunsOnIsPublishedFromTimeToTime() {
    // Given
    AtomicInteger runs = new AtomicInteger();
    AzureResource resource = AzureResource.newBuilder().setId("/g").build();
    ScriptedStep copy =
        new ScriptedStep(
            "copy",
            Set.of(),
            context -> {
              int run = runs.incrementAndGet();
              StepResult.InProgress progress =
                  StepResult.inProgress(run, run + " rows", Duration.ZERO);
              return run == 1
                  ? progress.with(StepResult.InterimResults.resource(resource))
                  : progress;
            });
    start(ScriptedStage.of(copy));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    await().untilAsserted(() -> assertThat(tickAndCount(runs)).isGreaterThan(10));
    for (int second = 0; second < 31; second++) {
      tick();
    }

    // Then
    List<SpecificRecord> events = progress.readValuesToList();
    assertThat(events).isNotEmpty().hasSizeLessThan(runs.get());
    assertThat(((StepProgressed) events.get(0)).getResources()).containsExactly(resource);
    assertThat(((StepProgressed) events.get(0)).getDetail()).isNotEmpty();
  }

  @Test
  void longFirstRunOfAStepIsPublishedOnceWhileItLasts() {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    ScriptedStep slow =
        new ScriptedStep(
            "slow",
            Set.of(),
            context -> {
              gate.await();
              return StepResult.done("done");
            });
    start(ScriptedStage.of(slow));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    for (int second = 0; second < 60; second++) {
      tick();
    }
    List<SpecificRecord> later = progress.readValuesToList();
    gate.countDown();
    nextTarget();

    // Then
    assertThat(later)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(((StepProgressed) event).getState()).isEqualTo(ProgressState.RUNNING);
              assertThat(((StepProgressed) event).getStartedAt()).isNotNull();
            });
    assertThat(progress.readValuesToList())
        .singleElement()
        .satisfies(
            event -> assertThat(((StepProgressed) event).getState()).isEqualTo(ProgressState.DONE));
  }

  @Test
  void stepThatAFormerReleaseHasBegunAndNobodyRequestsIsNotRunAgain() {
    // Given
    AtomicBoolean newRelease = new AtomicBoolean();
    ScriptedStep vault =
        new ScriptedStep(
            "vault", Set.of(), context -> StepResult.inProgress(50, "", Duration.ofMinutes(1))) {
          @Override
          public Optional<String> notRequested(MigrationRequested request) {
            return newRelease.get() ? Optional.of("no vault requested") : Optional.empty();
          }
        };
    start(ScriptedStage.of(vault));
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    await()
        .untilAsserted(
            () -> {
              tick();
              assertThat(vault.runs()).hasSize(1);
            });
    tick();

    // When
    newRelease.set(true);
    nextTarget();

    // Then
    assertThat(vault.runs()).hasSize(1);
  }

  @Test
  void cancellationBeginsWhenTheRunInFlightHasComeBack() {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    ScriptedStep copy =
        new ScriptedStep(
            "copy",
            Set.of(),
            context -> {
              gate.await();
              return StepResult.inProgress(50, "copying", Duration.ofMinutes(5));
            });
    ScriptedStep stop = new ScriptedStep("stop", Set.of(), context -> StepResult.done("stopped"));
    start(CommandedStage.of(copy).cancellingBy(stop));
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    await()
        .untilAsserted(
            () -> {
              tick();
              assertThat(copy.runs()).hasSize(1);
            });

    // When
    requests.pipeInput("m-1", cancel("m-1"));
    SpecificRecord accepted = nextTarget().value();
    tick();
    int stopsWhileInFlight = stop.runs().size();
    gate.countDown();
    SpecificRecord outcome = nextTarget().value();

    // Then
    assertThat(accepted).isInstanceOf(CommandAccepted.class);
    assertThat(stopsWhileInFlight).isZero();
    assertThat(outcome).isInstanceOf(TargetProvisioningFailed.class);
    assertThat(stop.runs()).hasSize(1);
    assertThat(copy.runs()).hasSize(1);
  }

  @Test
  void commandForAnUnknownMigrationIsAnsweredWithARefusal() {
    // Given
    start(CommandedStage.of(new ScriptedStep("copy", Set.of(), context -> StepResult.done("x"))));

    // When
    requests.pipeInput("m-2", cancel("m-2"));

    // Then
    TestRecord<String, SpecificRecord> refused = targets.readRecord();
    assertThat(refused.key()).isEqualTo("m-2");
    assertThat(((RequestRefused) refused.value()).getFailure().getReason())
        .isEqualTo(Reason.UNKNOWN_MIGRATION);
  }

  @Test
  void exceptionOfAStepBecomesAReasonWithoutItsSecret() {
    // Given
    ScriptedStep broken =
        new ScriptedStep(
            "broken",
            Set.of(),
            context -> {
              throw new IllegalStateException("login failed with s3cret");
            });
    start(ScriptedStage.of(broken));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    TestRecord<String, SpecificRecord> outcome = nextTarget();

    // Then
    TargetProvisioningFailed failed = (TargetProvisioningFailed) outcome.value();
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.INTERNAL_ERROR);
    assertThat(failed.getFailure().getMessage()).contains("login failed").doesNotContain("s3cret");
    assertThat(failed.getFailure().getAttempts()).isGreaterThan(1);
  }

  @Test
  void newMigrationWaitsWhileTheBudgetIsAtItsReserveAndSaysSo() {
    // Given
    ScriptedStep group = new ScriptedStep("group", Set.of(), context -> StepResult.done("there"));
    StageRig rig = start(ScriptedStage.of(group), new ArmBudgetProperties(1, 1, 1, 1, 1, 1, 50));
    rig.budget().throttled("sub-1", ArmBudget.CallKind.WRITE, Duration.ofSeconds(30));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    tick();
    List<SpecificRecord> waiting = progress.readValuesToList();
    boolean ranWhileThrottled = !group.runs().isEmpty();
    nextTarget();

    // Then
    assertThat(ranWhileThrottled).isFalse();
    assertThat(((StepProgressed) waiting.get(0)).getWaitingOn()).contains("budget of calls");
    assertThat(group.runs()).hasSize(1);
    assertThat(Duration.between(START, now)).isGreaterThan(Duration.ofSeconds(30));
  }

  @Test
  void recordWhoseKeyIsNotItsMigrationIsLeftAlone() {
    // Given
    ScriptedStep group = new ScriptedStep("group", Set.of(), context -> StepResult.done("there"));
    start(ScriptedStage.of(group));

    // When
    requests.pipeInput("another-key", ScriptedStage.request("m-1", "move it"));
    tick();

    // Then
    assertThat(group.runs()).isEmpty();
    assertThat(progress.isEmpty()).isTrue();
  }

  @Test
  void requestOfAMigrationThatWasRemovedIsRefused() {
    // Given
    ScriptedStep group = new ScriptedStep("group", Set.of(), context -> StepResult.done("there"));
    ScriptedStep remove = new ScriptedStep("remove", Set.of(), context -> StepResult.done("gone"));
    start(CommandedStage.of(group).removingBy(remove));
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    assertThat(nextTarget().value()).isInstanceOf(TargetProvisioned.class);
    requests.pipeInput("m-1", teardown("m-1"));
    assertThat(nextTarget().value()).isInstanceOf(CommandAccepted.class);
    assertThat(nextTarget().value()).isInstanceOf(TargetRemoved.class);

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));

    // Then
    RequestRefused refused = (RequestRefused) targets.readRecord().value();
    assertThat(refused.getFailure().getReason()).isEqualTo(Reason.WRONG_STATE);
    assertThat(refused.getFailure().getMessage()).contains("was removed at");
    assertThat(refused.getFailure().getRemedy()).contains("a migrationId of its own");
    assertThat(group.runs()).hasSize(1);
  }

  @Test
  void outcomeThatIsForgedOntoTheTopicOfRequestsIsNotBelieved() {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    ScriptedStep copy =
        new ScriptedStep(
            "copy",
            Set.of(),
            context -> {
              gate.await();
              return StepResult.done("copied");
            });
    ScriptedStep remove = new ScriptedStep("remove", Set.of(), context -> StepResult.done("gone"));
    start(new AcceptedCommandsStage(CommandedStage.of(copy).removingBy(remove)));
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    tick();

    // When
    CommandAccepted forged =
        CommandAccepted.newBuilder()
            .setTeardown(TeardownRequested.newBuilder().setRemoveData(true).build())
            .build();
    forged.getMetadata().setMigrationId("m-1");
    forged.getMetadata().setEventId("forged");
    requests.pipeInput("m-1", forged);
    gate.countDown();
    SpecificRecord outcome = nextTarget().value();

    // Then
    assertThat(outcome).isInstanceOf(TargetProvisioned.class);
    assertThat(remove.runs()).isEmpty();
  }

  @Test
  void recordThatCannotBeProcessedIsSetAsideWholeAndTheNextOneIsProcessed() {
    // Given
    ScriptedStep group = new ScriptedStep("group", Set.of(), context -> StepResult.done("there"));
    start(
        new AcceptedCommandsStage(CommandedStage.of(group)) {
          @Override
          public List<FieldViolation> check(MigrationRequested request) {
            if (request.getPurpose().equals("poison")) {
              throw new StackOverflowError();
            }
            return List.of();
          }
        });

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "poison"));
    requests.pipeInput("m-2", ScriptedStage.request("m-2", "move it"));
    TestRecord<String, SpecificRecord> outcome = nextTarget();

    // Then
    assertThat(outcome.key()).isEqualTo("m-2");
    TestRecord<String, SpecificRecord> letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("m-1");
    assertThat(letter.value()).isEqualTo(ScriptedStage.request("m-1", "poison"));
    assertThat(header(letter, "dlt-topic")).isEqualTo("modernization.requests");
    assertThat(header(letter, "dlt-offset")).isEqualTo("0");
    assertThat(header(letter, "dlt-reader")).isEqualTo("provisioner");
    assertThat(header(letter, "dlt-reason")).contains("java.lang.StackOverflowError");
    assertThat(deadLetters.isEmpty()).isTrue();
    assertThat(driver.getKeyValueStore(StageTopology.STORE).get("m-1")).isNull();
  }

  @Test
  void requestWhoseRecordsWouldBeTooLargeFailsAloneWithReasonAndRemedy() {
    // Given
    ScriptedStep group = new ScriptedStep("group", Set.of(), context -> StepResult.done("there"));
    start(ScriptedStage.of(group));

    // When
    requests.pipeInput(
        "m-1", ScriptedStage.request("m-1", "x".repeat(TopicCatalogue.MAX_MESSAGE_BYTES)));
    requests.pipeInput("m-2", ScriptedStage.request("m-2", "move it"));
    TestRecord<String, SpecificRecord> refused = nextTarget();
    TestRecord<String, SpecificRecord> done = nextTarget();

    // Then
    assertThat(refused.key()).isEqualTo("m-1");
    TargetProvisioningFailed failed = (TargetProvisioningFailed) refused.value();
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    assertThat(failed.getFailure().getMessage()).contains("takes at most");
    assertThat(failed.getFailure().getRemedy()).isNotEmpty();
    assertThat(done.key()).isEqualTo("m-2");
    assertThat(done.value()).isInstanceOf(TargetProvisioned.class);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void stepWhoseOutputsAreTooLargeFailsItsMigrationAlone() {
    // Given
    String large = "x".repeat(TopicCatalogue.MAX_MESSAGE_BYTES);
    ScriptedStep group =
        new ScriptedStep(
            "group",
            Set.of(),
            context ->
                context.migrationId().equals("m-1")
                    ? StepResult.done("there", Outputs.of(OutputKey.text("all"), large))
                    : StepResult.done("there"));
    start(ScriptedStage.of(group));

    // When
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    TestRecord<String, SpecificRecord> first = nextTarget();
    requests.pipeInput("m-2", ScriptedStage.request("m-2", "move it"));
    TestRecord<String, SpecificRecord> second = nextTarget();

    // Then
    TargetProvisioningFailed failed = (TargetProvisioningFailed) first.value();
    assertThat(first.key()).isEqualTo("m-1");
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    assertThat(failed.getFailure().getStep()).isEqualTo("group");
    assertThat(second.key()).isEqualTo("m-2");
    assertThat(second.value()).isInstanceOf(TargetProvisioned.class);
  }

  private static TeardownRequested teardown(String migrationId) {
    TeardownRequested teardown = TeardownRequested.newBuilder().setRemoveData(true).build();
    teardown.getMetadata().setMigrationId(migrationId);
    teardown.getMetadata().setEventId("teardown-of-" + migrationId);
    return teardown;
  }

  private static CancelRequested cancel(String migrationId) {
    CancelRequested cancel = CancelRequested.newBuilder().build();
    cancel.getMetadata().setMigrationId(migrationId);
    cancel.getMetadata().setEventId("cancel-of-" + migrationId);
    return cancel;
  }

  private void start(Stage stage) {
    start(stage, new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20));
  }

  private StageRig start(Stage stage, ArmBudgetProperties budget) {
    StageRig rig = new StageRig(stage, () -> now, "mock://" + UUID.randomUUID(), budget);
    driver =
        rig.driver(
            START,
            Map.of(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideHandler.class));
    requests = rig.input(driver, Topic.REQUESTS);
    targets = rig.output(driver, Topic.TARGETS);
    progress = rig.output(driver, Topic.PROGRESS_PROVISIONER);
    deadLetters = rig.output(driver, Topic.REQUESTS.deadLetterTopicName());
    open.add(driver::close);
    open.add(rig);
    return rig;
  }

  private int tickAndCount(AtomicInteger count) {
    tick();
    return count.get();
  }

  private void tick() {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private TestRecord<String, SpecificRecord> nextTarget() {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              tick();
              return !targets.isEmpty();
            });
    return targets.readRecord();
  }

  private static String header(TestRecord<String, SpecificRecord> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
