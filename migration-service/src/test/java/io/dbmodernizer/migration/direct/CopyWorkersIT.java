package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.direct.CopyFleet.Instance;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.ReadTrigger;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import io.dbmodernizer.topics.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workers of several instances of the service, with a real broker. */
@Tag("deep")
class CopyWorkersIT {
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final CountDownLatch OPEN = new CountDownLatch(0);

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private static CopyFleet fleet;

  @BeforeAll
  static void start() throws Exception {
    fleet = CopyFleet.start(world);
  }

  @AfterAll
  static void stop() throws Exception {
    fleet.close();
    SIDES.close();
  }

  @AfterEach
  void stopInstances() {
    fleet.stopInstances();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void instancesShareTheChunksOfATable(int number) throws SQLException {
    // Given
    String database = "Shared" + number;
    StepChain chain = beforeCopy(database, 10_000);
    whenRead(database, CopyWorkersIT::pause);
    for (int at = 0; at < number; at++) {
      fleet.instance(InstantSource.system());
    }

    // When
    StepDriver driver = chain.driver(fleet.step());
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).startsWith("1 tables copied, 10,000 rows; ");
    assertThat(fleet.instances())
        .hasSize(number)
        .allSatisfy(instance -> assertThat(instance.rows()).isPositive());
    assertThat(fleet.instances().stream().mapToDouble(Instance::rows).sum()).isEqualTo(10_000);
    assertMatches(chain.with(driver));
  }

  @Test
  void aChunkIsCopiedOnceIfItsWorkerIsPausedLongerThanItsLock() throws Exception {
    // Given
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StepChain chain = beforeCopy("Paused", 100);
    whenRead(
        "Paused",
        () -> {
          reading.countDown();
          awaitLatch(goOn);
        });
    PausableClock clock = new PausableClock();
    Instance first = fleet.instance(clock);
    StepDriver driver = chain.driver(fleet.step());

    // When
    driver.runUntil(result -> reading.getCount() == 0);
    clock.pause();
    Instance second = fleet.instance(InstantSource.system());
    await().atMost(Duration.ofSeconds(20)).until(second::isBusy);
    assertThat(driver.runOnce()).isInstanceOf(StepResult.InProgress.class);
    goOn.countDown();
    clock.resume();
    driver.runToDone();

    // Then
    await().until(() -> second.chunks("already-copied") == 1);
    assertThat(first.chunks("copied")).isEqualTo(1);
    assertThat(second.chunks("copied")).isZero();
    assertMatches(chain.with(driver));
  }

  @Test
  void anInstanceThatIsStoppedWhileItCopiesLosesAndDoublesNoRow() throws Exception {
    // Given
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StepChain chain = beforeCopy("Stopped", 100);
    whenRead(
        "Stopped",
        () -> {
          reading.countDown();
          awaitLatch(goOn);
        });
    Instance first = fleet.instance(InstantSource.system());
    StepDriver driver = chain.driver(fleet.step());
    driver.runUntil(result -> reading.getCount() == 0);

    // When
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(first.workers()::close);
    Instance second = fleet.instance(InstantSource.system());
    goOn.countDown();
    stopped.get(40, TimeUnit.SECONDS);
    driver.runToDone();

    // Then
    assertThat(first.rows() + second.rows()).isEqualTo(100);
    assertMatches(chain.with(driver));
  }

  @Test
  void aRecordThatIsNoTaskIsSetAside() throws Exception {
    // Given
    Topic topic = Topic.COPY_TASKS;
    try (KafkaProducer<byte[], byte[]> foreign =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", fleet.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      foreign.send(new ProducerRecord<>(topic.topicName(), new byte[] {1}, new byte[] {2})).get();
    }

    // When
    Instance instance = fleet.instance(InstantSource.system());

    // Then
    TopicPartition letters = new TopicPartition(topic.deadLetterTopicName(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", fleet.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> consumer.endOffsets(List.of(letters)), Map.of(letters, 1L)::equals);
    }
    assertThat(new CopyWorkersHealthIndicator(instance.workers(), InstantSource.system()).health())
        .extracting(health -> health.getStatus().getCode())
        .isEqualTo("UP");
  }

  /** A clock that stops the threads that ask it, as a signal stops a process. */
  private static final class PausableClock implements InstantSource {
    private volatile CountDownLatch gate = OPEN;

    void pause() {
      gate = new CountDownLatch(1);
    }

    void resume() {
      gate.countDown();
    }

    @Override
    public Instant instant() {
      awaitLatch(gate);
      return Instant.now();
    }
  }

  private static void assertMatches(StepChain chain) {
    chain.run(
        List.of(
            new FinishSchemaStep(world.connections(), SLICE),
            new CompareDefinitionsStep(world.connections()),
            new CompareStep(
                world.connections(), new TableComparison(SIDES), RepairLimits.DEFAULTS, SLICE)));
    assertThat(chain.tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.getState()).isEqualTo(TableState.MATCHED));
  }

  /** Returns a chain that is ready to copy a table whose rows count as 4,000 bytes. */
  private static StepChain beforeCopy(String database, int rows) throws SQLException {
    world
        .source()
        .create(
            database,
            "CREATE SCHEMA \"dbo\"",
            "CREATE TABLE \"dbo\".\"Item\" (\"Id\" INT NOT NULL PRIMARY KEY, \"Text\" CLOB)",
            "INSERT INTO \"dbo\".\"Item\" SELECT X, 'v' || X FROM SYSTEM_RANGE(1, %d)"
                .formatted(rows));
    MigrationRequested request = world.request(database);
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    return MigrationWorld.chain(world.provision(request)).run(world.stepsBeforeCopy());
  }

  /** Lets something happen whenever the table is read. */
  private static void whenRead(String database, StoredRun.Deed deed) throws SQLException {
    world
        .source()
        .execute(database, ReadTrigger.creation("Reads" + database, "\"dbo\".\"Item\"", deed));
  }

  private static void pause() {
    try {
      boolean over = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      assertThat(over).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
