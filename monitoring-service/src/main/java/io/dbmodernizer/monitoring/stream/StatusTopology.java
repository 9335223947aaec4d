package io.dbmodernizer.monitoring.stream;

import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.engine.TopologyContribution;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The part of the topology that runs the status projection beside the service's stage. */
public final class StatusTopology implements TopologyContribution {
  /** Name of the store that holds the facts of migrations. */
  public static final String STORE = "status";

  /** Name of the store that holds the states of reported alerts. */
  public static final String ALERTS = "reported-alerts";

  private static final String PROCESSOR = "status";
  private static final Map<String, String> CHANGELOG =
      Map.of("max.message.bytes", Integer.toString(TopicCatalogue.MAX_MESSAGE_BYTES));

  private final StatusProjector projector;
  private final InstantSource clock;
  private final Duration checkInterval;
  private final Duration retention;
  private final Duration snapshotInterval;
  private final StageProperties.StoreKind storeKind;
  private final Serde<SpecificRecord> serde;
  private final RecordLimits limits;

  /**
   * Creates the part.
   *
   * @param projector derives snapshots
   * @param clock the present
   * @param checkInterval time between two checks for stalled stages
   * @param retention time after which the status of a removed migration is deleted
   * @param snapshotInterval least time between two snapshots of a migration whose state stays
   * @param storeKind where the facts are kept besides the changelog
   * @param serde of events, configured
   * @param limits largest record of every topic, in bytes
   */
  public StatusTopology(
      StatusProjector projector,
      InstantSource clock,
      Duration checkInterval,
      Duration retention,
      Duration snapshotInterval,
      StageProperties.StoreKind storeKind,
      Serde<SpecificRecord> serde,
      RecordLimits limits) {
    this.projector = projector;
    this.clock = clock;
    this.checkInterval = checkInterval;
    this.retention = retention;
    this.snapshotInterval = snapshotInterval;
    this.storeKind = storeKind;
    this.serde = serde;
    this.limits = limits;
  }

  /**
   * Returns every topic except three: the topic of the snapshots; the topic of tables, because a
   * snapshot has totals of the tables, and the events of the stage carry them; and the topic of
   * copy tasks, which says nothing about the state of a migration.
   */
  @Override
  public Set<Topic> sources() {
    return Collections.unmodifiableSet(
        EnumSet.complementOf(EnumSet.of(Topic.STATUS, Topic.TABLES, Topic.COPY_TASKS)));
  }

  @Override
  public void contribute(Topology topology, Function<Topic, String> sourceNameOf) {
    topology.addProcessor(
        PROCESSOR,
        () ->
            new StatusProcessor(
                projector,
                serde.serializer(),
                limits,
                clock,
                checkInterval,
                retention,
                snapshotInterval),
        sources().stream().map(sourceNameOf).toArray(String[]::new));
    topology.addStateStore(store(), PROCESSOR);
    topology.addStateStore(
        Stores.timestampedKeyValueStoreBuilder(supplier(ALERTS), Serdes.String(), Serdes.String())
            .withLoggingEnabled(CHANGELOG),
        PROCESSOR);
    for (Topic topic : List.of(Topic.STATUS, Topic.ALERTS, Topic.MONITORING)) {
      topology.addSink(
          StatusProcessor.sinkName(topic),
          topic.topicName(),
          Serdes.String().serializer(),
          serde.serializer(),
          PROCESSOR);
    }
  }

  private StoreBuilder<KeyValueStore<String, SpecificRecord>> store() {
    return Stores.keyValueStoreBuilder(supplier(STORE), Serdes.String(), serde)
        .withLoggingEnabled(CHANGELOG);
  }

  private KeyValueBytesStoreSupplier supplier(String name) {
    if (storeKind != StageProperties.StoreKind.ROCKSDB) {
      return Stores.inMemoryKeyValueStore(name);
    }
    return name.equals(ALERTS)
        ? Stores.persistentTimestampedKeyValueStore(name)
        : Stores.persistentKeyValueStore(name);
  }
}
