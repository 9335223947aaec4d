package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables of a stage through its topology: their store, their topic, and what the state keeps. */
@SuppressWarnings("NullAway.Init") // every test begins with start()
class StageTablesStoreTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final List<AutoCloseable> open = new ArrayList<>();
  private Instant now = START;
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> targets;
  private TestOutputTopic<String, SpecificRecord> outcomes;
  private TestOutputTopic<String, SpecificRecord> progress;
  private TestOutputTopic<String, SpecificRecord> tables;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void everyTableIsARecordOfItsOwnAndTheStateCountsThem() {
    // Given
    start(stage(context -> tablesInRuns(context.tables().size(), 12_500), List.of()));

    // When
    targets.pipeInput("m-1", target("m-1"));
    MigrationCompleted completed = (MigrationCompleted) nextOutcome();

    // Then
    Map<String, TableProgress> latest = latestTables();
    assertThat(latest).hasSize(12_500).containsKey("m-1/[dbo].[T7]");
    TableTotals totals = completed.getTableTotals();
    assertThat(totals.getTables()).isEqualTo(12_500);
    assertThat(totals.getMatched()).isEqualTo(12_470);
    assertThat(totals.getMismatched()).isEqualTo(30);
    assertThat(completed.getTables())
        .hasSize(20)
        .allMatch(table -> table.getState() == TableState.MISMATCHED);
    assertThat(progress.readValuesToList())
        .allSatisfy(
            event -> assertThat(((StepProgressed) event).getTables()).hasSizeLessThanOrEqualTo(20));
    assertThat(state("m-1").getTables()).isEmpty();
    assertThat(state("m-1").getTableTotals()).isEqualTo(totals);
  }

  @Test
  void aStateThatHoldsTablesIsTakenApartWhenItIsFirstRead() throws IOException {
    // Given
    List<Integer> seen = new ArrayList<>();
    start(
        stage(
            context -> {
              seen.add(context.tables().size());
              return StepResult.done("seen");
            },
            List.of()));
    driver.<String, StageState>getKeyValueStore(StageTopology.STORE).put("m-old", stateOfBefore());

    // When
    targets.pipeInput("m-old", command("m-old", "teardown-not-for-us"));
    tick();

    // Then
    assertThat(latestTables()).hasSize(40).containsKey("m-old/[dbo].[T07]");
    StageState state = state("m-old");
    assertThat(state.getTables()).isEmpty();
    assertThat(state.getTableTotals().getTables()).isEqualTo(40);
    assertThat(state.getTableTotals().getMismatched()).isEqualTo(10);
    assertThat(state.getAttention()).hasSize(20);
    assertThat(state.getTableTotals().getSourceRows()).isEqualTo(1_180);
    await()
        .untilAsserted(
            () -> {
              tick();
              assertThat(seen).containsExactly(40);
            });
  }

  @Test
  void whenTheStageHasRemovedWhatItCreatedItsTablesAreForgotten() {
    // Given
    start(
        stage(
            context -> tablesInRuns(context.tables().size(), 12_500),
            List.of(new ScriptedStep("remove", Set.of(), context -> StepResult.done("gone")))));
    targets.pipeInput("m-1", target("m-1"));
    nextOutcome();
    int known = latestTables().size();

    // When
    targets.pipeInput("m-1", command("m-1", "teardown-1"));
    SpecificRecord removed = nextOutcome();
    List<TestRecord<String, SpecificRecord>> forgotten = new ArrayList<>();
    await()
        .untilAsserted(
            () -> {
              tick();
              forgotten.addAll(tables.readRecordsToList());
              assertThat(forgotten).hasSizeGreaterThanOrEqualTo(12_500);
            });
    tick();

    // Then
    assertThat(known).isEqualTo(12_500);
    assertThat(removed).isInstanceOf(MigrationRemoved.class);
    assertThat(forgotten).hasSize(12_500).allMatch(record -> record.value() == null);
    assertThat(tables.isEmpty()).isTrue();
    KeyValueStore<String, TableProgress> store = driver.getKeyValueStore(StageTopology.TABLES);
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void aTableIsInThePartitionOfItsMigration() {
    // Given
    MigrationPartitioner partitioner = new MigrationPartitioner(Topic.TABLES);

    // Then
    for (int i = 0; i < 200; i++) {
      String migrationId = "migration-" + i;
      int expected =
          org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
              migrationId.getBytes(java.nio.charset.StandardCharsets.UTF_8), 6);
      assertThat(
              partitioner.partitions(
                  Topic.TABLES.topicName(),
                  new TableKey(migrationId, "[dbo].[T" + i + "]").toString(),
                  TableStatus.newBuilder().build(),
                  6))
          .contains(Set.of(expected));
    }
  }

  /** Every table pending, then copied, then compared; 30 of them differ. */
  private static StepResult tablesInRuns(int known, int all) {
    List<TableProgress> changed = new ArrayList<>();
    for (int i = known; i < Math.min(all, known + StepResult.MOST_TABLES); i++) {
      changed.add(
          TableProgress.newBuilder()
              .setTable("[dbo].[T" + i + "]")
              .setState(i < 30 ? TableState.MISMATCHED : TableState.MATCHED)
              .setSourceRows(1)
              .build());
    }
    return known + changed.size() < all
        ? new StepResult.InProgress(
            100 * known / all, known + " tables", Duration.ZERO, null, null, changed)
        : new StepResult.Done(all + " tables", Outputs.NONE, List.of(), changed);
  }

  private static StageState stateOfBefore() throws IOException {
    try (InputStream file =
            StageTablesStoreTest.class.getResourceAsStream("stage-state-with-tables.avro");
        DataFileStream<StageState> states =
            new DataFileStream<>(file, new SpecificDatumReader<>(StageState.class))) {
      return states.next();
    }
  }

  private static TargetProvisioned target(String migrationId) {
    TargetProvisioned target =
        TargetProvisioned.newBuilder()
            .setRequest(ScriptedStage.request(migrationId, "move it"))
            .setServerFqdn("sql.example.com")
            .setServerId("/subscriptions/sub-1/servers/sql")
            .setDatabaseId("/subscriptions/sub-1/servers/sql/databases/db")
            .build();
    target.getMetadata().setMigrationId(migrationId);
    target.getMetadata().setEventId("target-of-" + migrationId);
    return target;
  }

  private static CommandAccepted command(String migrationId, String eventId) {
    CommandAccepted command =
        CommandAccepted.newBuilder()
            .setTeardown(TeardownRequested.newBuilder().setRemoveData(true).build())
            .build();
    command.getMetadata().setMigrationId(migrationId);
    command.getMetadata().setEventId(eventId);
    return command;
  }

  private static Stage stage(ScriptedStep.Script script, List<Step> removing) {
    return new ScriptedMigration(
        List.of(new ScriptedStep("first", Set.of(), script)),
        removing.isEmpty() ? List.of() : List.of(new Removal(removing)));
  }

  private record Removal(List<Step> steps) implements Procedure {
    @Override
    public String name() {
      return REMOVE;
    }

    @Override
    public Optional<SpecificRecord> completed(StageState state, Instant now) {
      return Optional.of(MigrationRemoved.newBuilder().build());
    }

    @Override
    public Optional<SpecificRecord> failed(StageState state, Failure failure) {
      return Optional.empty();
    }
  }

  private void start(Stage stage) {
    StageRig rig = new StageRig(stage, () -> now, "mock://" + UUID.randomUUID());
    driver = rig.driver(START);
    targets = rig.input(driver, Topic.TARGETS);
    outcomes = output(rig, Topic.MIGRATIONS);
    progress = output(rig, Topic.PROGRESS_MIGRATION);
    tables = output(rig, Topic.TABLES);
    open.add(driver::close);
    open.add(rig);
  }

  private TestOutputTopic<String, SpecificRecord> output(StageRig rig, Topic topic) {
    return rig.output(driver, topic);
  }

  private StageState state(String migrationId) {
    return driver.<String, StageState>getKeyValueStore(StageTopology.STORE).get(migrationId);
  }

  private Map<String, TableProgress> latestTables() {
    Map<String, TableProgress> latest = new LinkedHashMap<>();
    for (TestRecord<String, SpecificRecord> record : tables.readRecordsToList()) {
      latest.put(record.key(), ((TableStatus) record.value()).getProgress());
    }
    return latest;
  }

  private SpecificRecord nextOutcome() {
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              tick();
              return !outcomes.isEmpty();
            });
    return outcomes.readValue();
  }

  private void tick() {
    now = now.plusSeconds(1);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }
}
