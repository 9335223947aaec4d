package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.RemovalDecision;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** States with decisions among their outputs, in the store of a stage that runs. */
class FormerOutputsTest {
  private static final Map<String, String> FORMER =
      Map.of(
          "server.id", "/servers/sql",
          "kept:/servers/sql", "other databases are on it",
          "gone:/servers/sql", "",
          "kept:/rules/office", "it was used",
          "gone:/rules/office", "removed",
          "gone:/vaults/rsv", "missing",
          "stage.migration.completed", "true",
          "stage.migration.failed", "false",
          "stage.backup.removalFailed", "true");

  private final List<AutoCloseable> open = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void aStepSeesDecisionsThatAFormerReleaseStoredAsFields() {
    // Given
    ScriptedStep step =
        new ScriptedStep(
            "group",
            Set.of(),
            context ->
                context.step().getPercent() == 0
                    ? StepResult.inProgress(10, "begun", Duration.ofSeconds(30))
                    : StepResult.done("there"));
    TopologyTestDriver driver = start(step);
    KeyValueStore<String, StageState> store = driver.getKeyValueStore(StageTopology.STORE);
    await().until(() -> tick(driver) && store.get("m-1").getSteps().get(0).getPercent() == 10);

    // When
    StageState former = store.get("m-1");
    former.setOutputs(new HashMap<>(FORMER));
    store.put("m-1", former);
    await().until(() -> tick(driver) && step.runs().size() == 2);

    // Then
    StepContext context = step.runs().get(1);
    assertThat(context.stage().getOutputs()).containsOnlyKeys("server.id");
    assertThat(context.stage().getRemovals())
        .extracting(ResourceRemoval::getResourceId, ResourceRemoval::getDecision)
        .containsExactlyInAnyOrder(
            tuple("/servers/sql", RemovalDecision.KEPT),
            tuple("/rules/office", RemovalDecision.REMOVED),
            tuple("/vaults/rsv", RemovalDecision.MISSING));
    assertThat(context.stage().getOtherStages())
        .extracting(OtherStage::getName, OtherStage::getCompleted, OtherStage::getRemovalFailed)
        .containsExactlyInAnyOrder(tuple("migration", true, false), tuple("backup", false, true));
  }

  private TopologyTestDriver start(ScriptedStep step) {
    StageRig rig = new StageRig(ScriptedStage.of(step), () -> now, "mock://" + UUID.randomUUID());
    TopologyTestDriver driver = rig.driver(now);
    open.add(driver::close);
    open.add(rig);
    TestInputTopic<String, SpecificRecord> requests = rig.input(driver, Topic.REQUESTS);
    requests.pipeInput("m-1", ScriptedStage.request("m-1", "move it"));
    return driver;
  }

  private boolean tick(TopologyTestDriver driver) {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    return true;
  }
}
