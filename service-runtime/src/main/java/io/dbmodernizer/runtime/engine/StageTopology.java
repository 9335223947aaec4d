package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.health.TaskPulse;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;

/**
 * The topology of a service: source nodes that the stage shares with its contributions, one
 * processor and its sinks.
 */
public final class StageTopology implements KafkaStreamsInfrastructureCustomizer {
  /** Name of the store of stage states. */
  public static final String STORE = "stages";

  /** Name of the store of tables, in a stage that has tables. */
  public static final String TABLES = "tables";

  private static final String PROCESSOR = "stage";

  private final Stage stage;
  private final StageProperties properties;
  private final RetryPolicy retry;
  private final StepExecutor executor;
  private final StageMeters meters;
  private final ArmBudget budget;
  private final Membership membership;
  private final Commits commits;
  private final InstantSource clock;
  private final Serde<SpecificRecord> serde;
  private final RecordLimits limits;
  private final TaskPulse pulse;
  private final Tracing tracing;
  private final List<TopologyContribution> contributions;

  /**
   * @param stage the service's stage
   * @param properties how it runs in this process
   * @param retry backoff and budget of failed steps
   * @param executor threads of the steps
   * @param meters of the migrations
   * @param budget of calls to Azure; decides whether new migrations may begin
   * @param membership proves that this process owns its partitions
   * @param commits counts the transactions
   * @param clock time
   * @param serde of events and state, configured
   * @param limits largest records
   * @param pulse notes that tasks are alive
   * @param tracing the spans of the stage
   * @param contributions further parts of the topology
   */
  public StageTopology(
      Stage stage,
      StageProperties properties,
      RetryPolicy retry,
      StepExecutor executor,
      StageMeters meters,
      ArmBudget budget,
      Membership membership,
      Commits commits,
      InstantSource clock,
      Serde<SpecificRecord> serde,
      RecordLimits limits,
      TaskPulse pulse,
      Tracing tracing,
      List<TopologyContribution> contributions) {
    this.stage = stage;
    this.properties = properties;
    this.retry = retry;
    this.executor = executor;
    this.meters = meters;
    this.budget = budget;
    this.membership = membership;
    this.commits = commits;
    this.clock = clock;
    this.serde = serde;
    this.limits = limits;
    this.pulse = pulse;
    this.tracing = tracing;
    this.contributions = List.copyOf(contributions);
  }

  @Override
  public void configureTopology(Topology topology) {
    Set<Topic> sources = EnumSet.copyOf(stage.sources());
    contributions.forEach(contribution -> sources.addAll(contribution.sources()));
    for (Topic topic : sources) {
      topology.addSource(
          sourceName(topic),
          Serdes.String().deserializer(),
          serde.deserializer(),
          topic.topicName());
    }
    StageGraph graph = new StageGraph(stage);
    StageReducer reducer = new StageReducer(stage, graph, retry, properties.progressInterval());
    StageClock stageClock = new StageClock(clock, properties.tick());
    Predicate<StageState> admission =
        state ->
            budget.admitsNewWork(state.getRequest().getTarget().getAzure().getSubscriptionId());
    topology.addProcessor(
        PROCESSOR,
        () ->
            new StageProcessor(
                stage,
                graph,
                reducer,
                serde.serializer(),
                limits,
                pulse,
                executor,
                meters,
                admission,
                membership,
                commits,
                tracing,
                stageClock),
        stage.sources().stream().map(StageTopology::sourceName).toArray(String[]::new));
    topology.addStateStore(store(STORE), PROCESSOR);
    stage.tables().ifPresent(topic -> addTables(topology, topic));
    for (Topic topic : List.of(stage.outcomes(), Topic.progressOf(stage.name()))) {
      topology.addSink(
          StageProcessor.sinkName(topic),
          topic.topicName(),
          Serdes.String().serializer(),
          serde.serializer(),
          PROCESSOR);
    }
    contributions.forEach(
        contribution -> contribution.contribute(topology, StageTopology::sourceName));
  }

  private void addTables(Topology topology, Topic topic) {
    topology.addStateStore(store(TABLES), PROCESSOR);
    topology.addSink(
        StageProcessor.sinkName(topic),
        topic.topicName(),
        Serdes.String().serializer(),
        serde.serializer(),
        new MigrationPartitioner(topic),
        PROCESSOR);
  }

  @SuppressWarnings("unchecked") // the serde reads and writes any generated class, by its schema
  private <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> store(String name) {
    KeyValueBytesStoreSupplier supplier =
        properties.store() == StageProperties.StoreKind.ROCKSDB
            ? Stores.persistentKeyValueStore(name)
            : Stores.inMemoryKeyValueStore(name);
    return Stores.keyValueStoreBuilder(supplier, Serdes.String(), (Serde<T>) (Serde<?>) serde)
        .withLoggingEnabled(
            Map.of("max.message.bytes", Integer.toString(TopicCatalogue.MAX_MESSAGE_BYTES)));
  }

  private static String sourceName(Topic topic) {
    return "from-" + topic.topicName();
  }
}
