package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.health.TaskPulse;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.retry.RetryProperties;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.serde.EventDeserializer;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.serde.EventSerializer;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** A stage's topology with everything it needs, for tests. */
public final class StageRig implements AutoCloseable {
  private final StepExecutor executor;
  private final ArmBudget budget;
  private final RecordLimits recordLimits = new RecordLimits();
  private final StageTopology topology;
  private final Serde<SpecificRecord> serde;

  StageRig(Stage stage, InstantSource clock, String registryUrl) {
    this(stage, clock, registryUrl, new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20));
  }

  StageRig(Stage stage, InstantSource clock, String registryUrl, ArmBudgetProperties limits) {
    this(stage, clock, registryUrl, limits, failures(), new SimpleMeterRegistry());
  }

  StageRig(
      Stage stage,
      InstantSource clock,
      String registryUrl,
      ArmBudgetProperties limits,
      FailureClassification failures,
      MeterRegistry meters) {
    this(stage, clock, registryUrl, limits, failures, meters, properties(4));
  }

  /**
   * @param stage the stage
   * @param clock the time of due work
   * @param registryUrl of the schema registry
   * @param limits of calls to Azure
   * @param failures knows what exceptions mean
   * @param meters counts runs
   * @param properties how it runs
   */
  public StageRig(
      Stage stage,
      InstantSource clock,
      String registryUrl,
      ArmBudgetProperties limits,
      FailureClassification failures,
      MeterRegistry meters,
      StageProperties properties) {
    this(
        stage,
        clock,
        registryUrl,
        limits,
        failures,
        meters,
        properties,
        Membership.BEYOND_DOUBT,
        // The driver commits after every tick.
        new AtomicLong()::incrementAndGet);
  }

  /** A stage whose spans go where a test looks. */
  StageRig(Stage stage, InstantSource clock, String registryUrl, Tracing tracing) {
    this(
        stage,
        clock,
        registryUrl,
        new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
        failures(),
        new SimpleMeterRegistry(),
        properties(4),
        Membership.BEYOND_DOUBT,
        new AtomicLong()::incrementAndGet,
        tracing);
  }

  /**
   * @param stage the stage
   * @param clock the time of due work
   * @param registryUrl of the schema registry
   * @param limits of calls to Azure
   * @param failures knows what exceptions mean
   * @param meters counts runs
   * @param properties how it runs
   * @param membership proves what the stage owns
   * @param commits tells what is durable
   */
  public StageRig(
      Stage stage,
      InstantSource clock,
      String registryUrl,
      ArmBudgetProperties limits,
      FailureClassification failures,
      MeterRegistry meters,
      StageProperties properties,
      Membership membership,
      Commits commits) {
    this(
        stage,
        clock,
        registryUrl,
        limits,
        failures,
        meters,
        properties,
        membership,
        commits,
        Tracing.off());
  }

  private StageRig(
      Stage stage,
      InstantSource clock,
      String registryUrl,
      ArmBudgetProperties limits,
      FailureClassification failures,
      MeterRegistry meters,
      StageProperties properties,
      Membership membership,
      Commits commits,
      Tracing tracing) {
    budget = new ArmBudget(limits, clock);
    serde = serde(registryUrl);
    executor = new StepExecutor(stage.name(), properties, failures, meters);
    topology =
        new StageTopology(
            stage,
            properties,
            new RetryPolicy(
                new RetryProperties(
                    Duration.ofMillis(50),
                    2,
                    Duration.ofMillis(200),
                    0,
                    Duration.ofMinutes(1),
                    Map.of()),
                () -> 0.5),
            executor,
            new StageMeters(stage.name(), meters, clock),
            budget,
            membership,
            commits,
            clock,
            serde,
            recordLimits,
            new TaskPulse(clock),
            tracing,
            List.of());
  }

  /** The settings of a stage that runs so many steps at the same time. */
  public static StageProperties properties(int parallelism) {
    return properties(parallelism, Duration.ofSeconds(30));
  }

  /** The settings of a stage with this least time between two events about a step that runs on. */
  static StageProperties properties(int parallelism, Duration progressInterval) {
    return new StageProperties(
        parallelism,
        25,
        50,
        Duration.ofMillis(20),
        progressInterval,
        1,
        Duration.ofMillis(50),
        Duration.ofSeconds(6),
        StageProperties.StoreKind.MEMORY,
        null);
  }

  /** A classification that knows one secret and no exception. */
  public static FailureClassification failures() {
    return new FailureClassification(List.of(), text -> text.replace("s3cret", "[secret]"));
  }

  /** Threads that no run has taken. */
  int freeThreads() {
    return executor.freeThreads();
  }

  RecordLimits recordLimits() {
    return recordLimits;
  }

  ArmBudget budget() {
    return budget;
  }

  static Serde<SpecificRecord> serde(String registryUrl) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("schema.registry.url", registryUrl);
    settings.put("value.serializer", EventSerializer.class.getName());
    settings.put("value.deserializer", EventDeserializer.class.getName());
    EventSerde serde = new EventSerde();
    serde.configure(settings, false);
    return serde;
  }

  /** Of events and state. */
  public Serde<SpecificRecord> serde() {
    return serde;
  }

  /** A topology of its own for every driver. */
  public Topology topology() {
    Topology built = new StreamsBuilder().build();
    topology.configureTopology(built);
    return built;
  }

  /** Starts the topology in a test driver whose time begins at an instant. */
  public TopologyTestDriver driver(Instant start) {
    return driver(start, Map.of());
  }

  /** Starts the topology in a test driver with more settings of Kafka Streams. */
  TopologyTestDriver driver(Instant start, Map<String, Object> more) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-" + UUID.randomUUID());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    settings.putAll(more);
    return new TopologyTestDriver(topology(), settings, start);
  }

  /** Opens a topic that the stage reads. */
  public TestInputTopic<String, SpecificRecord> input(TopologyTestDriver driver, Topic topic) {
    return driver.createInputTopic(topic.topicName(), new StringSerializer(), serde.serializer());
  }

  /** Opens a topic that the stage writes. */
  public TestOutputTopic<String, SpecificRecord> output(TopologyTestDriver driver, Topic topic) {
    return output(driver, topic.topicName());
  }

  /** Opens a topic that the stage writes, by its name. */
  TestOutputTopic<String, SpecificRecord> output(TopologyTestDriver driver, String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer());
  }

  @Override
  public void close() throws InterruptedException {
    executor.close();
  }
}
