package io.dbmodernizer.runtime.testing;

import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.deadletter.SetAsideHandler;
import io.dbmodernizer.runtime.deadletter.UndecodableRecordHandler;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.engine.Membership;
import io.dbmodernizer.runtime.engine.StageMeters;
import io.dbmodernizer.runtime.engine.StageRig;
import io.dbmodernizer.runtime.engine.StageTopology;
import io.dbmodernizer.runtime.engine.StepExecutor;
import io.dbmodernizer.runtime.engine.TopologyContribution;
import io.dbmodernizer.runtime.health.TaskPulse;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.retry.RetryProperties;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.testing.HostileRecords;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service's topology, given every hostile record that the schemas allow. */
public final class HostileInputRun {
  private static final Logger LOG = LoggerFactory.getLogger(HostileInputRun.class);
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private HostileInputRun() {}

  /**
   * What became of it.
   *
   * @param sent records
   * @param setAside dead letters written by this service
   * @param stopped what was wrong with the records that would have ended the stream thread, and
   *     what was thrown
   * @param heeded what was wrong with the records that break a record rule and changed something
   *     all the same
   */
  public record Figures(int sent, long setAside, List<String> stopped, List<String> heeded) {
    /** Copies the lists. */
    public Figures {
      stopped = List.copyOf(stopped);
      heeded = List.copyOf(heeded);
    }
  }

  /**
   * Sends all hostile records that concern the topics the service reads, about one migration.
   *
   * @param stage of the service
   * @param contributions what else the service reads events for, made with the serde of events
   */
  public static Figures of(
      Stage stage, Function<EventSerde, List<TopologyContribution>> contributions)
      throws InterruptedException {
    EventSerde serde = EventSerde.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
    InstantSource clock = () -> START;
    List<TopologyContribution> added = contributions.apply(serde);
    Set<Topic> sources = EnumSet.copyOf(stage.sources());
    added.forEach(contribution -> sources.addAll(contribution.sources()));
    try (StepExecutor executor =
            new StepExecutor(
                stage.name(),
                StageRig.properties(1),
                new FailureClassification(List.of(), text -> text),
                new SimpleMeterRegistry());
        TopologyTestDriver driver =
            new TopologyTestDriver(topology(stage, executor, clock, serde, added), settings())) {
      return send(driver, serde, sources);
    }
  }

  /** A step that never ends, for stages whose own steps need the world. */
  public static Step step(String name) {
    return new Step() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public StepResult run(StepContext context) {
        return StepResult.inProgress(1, "going on", Duration.ofHours(1));
      }
    };
  }

  private static Figures send(TopologyTestDriver driver, EventSerde serde, Set<Topic> sources) {
    int sent = 0;
    long setAside = 0;
    List<String> stopped = new ArrayList<>();
    List<String> heeded = new ArrayList<>();
    for (HostileRecords.Hostile hostile : HostileRecords.about("hostile")) {
      if (sources.contains(hostile.topic())) {
        sent++;
        try {
          driver
              .createInputTopic(
                  hostile.topic().topicName(), new StringSerializer(), serde.serializer())
              .pipeInput(hostile.key(), hostile.event());
        } catch (RuntimeException | StackOverflowError e) {
          stopped.add(hostile.topic() + " " + type(hostile) + ", " + hostile.fault() + ": " + e);
        }
        Written written = drain(driver);
        setAside += written.letters();
        if (written.others() > 0 && breaksARule(hostile)) {
          heeded.add(hostile.topic() + " " + type(hostile) + ", " + hostile.fault());
        }
      }
    }
    LOG.atInfo()
        .addKeyValue("sent", sent)
        .addKeyValue("setAside", setAside)
        .addKeyValue("stopped", stopped.size())
        .log("Hostile records");
    return new Figures(sent, setAside, stopped, heeded);
  }

  private static boolean breaksARule(HostileRecords.Hostile hostile) {
    return RecordRules.violation(hostile.topic().topicName(), hostile.key(), hostile.event())
        .isPresent();
  }

  /** Records that were written: dead letters, and anything else, state included. */
  private record Written(long letters, long others) {}

  /** Empties the topics, for the heap's sake, and counts what was in them. */
  private static Written drain(TopologyTestDriver driver) {
    long letters = 0;
    long others = 0;
    for (String topic : driver.producedTopicNames()) {
      int records =
          driver
              .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
              .readRecordsToList()
              .size();
      letters += topic.endsWith(".dlt") ? records : 0;
      others += topic.endsWith(".dlt") ? 0 : records;
    }
    return new Written(letters, others);
  }

  private static String type(HostileRecords.Hostile hostile) {
    return hostile.event() == null ? "null" : hostile.event().getSchema().getName();
  }

  private static Topology topology(
      Stage stage,
      StepExecutor executor,
      InstantSource clock,
      EventSerde serde,
      List<TopologyContribution> contributions) {
    Topology topology = new Topology();
    new StageTopology(
            stage,
            StageRig.properties(1),
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
            new StageMeters(stage.name(), new SimpleMeterRegistry(), clock),
            new ArmBudget(new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20), clock),
            Membership.BEYOND_DOUBT,
            new AtomicLong()::incrementAndGet,
            clock,
            serde,
            new RecordLimits(),
            new TaskPulse(clock),
            Tracing.off(),
            contributions)
        .configureTopology(topology);
    return topology;
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-" + UUID.randomUUID());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UndecodableRecordHandler.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideHandler.class);
    return settings;
  }
}
