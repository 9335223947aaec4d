package io.dbmodernizer.migration.direct;

import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.producer.EventProducer;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.sql.SqlPools;
import io.dbmodernizer.testing.BrokerInJvm;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.util.unit.DataSize;

/** Instances of the service as far as they copy, with a real broker. */
final class CopyFleet implements AutoCloseable {

  /** One worker in each instance, chunks of 1 MB, and a lock that the tests can wait for. */
  private static final CopyProperties PROPERTIES =
      new CopyProperties(
          1,
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          5,
          32,
          Duration.ofMinutes(2),
          100_000,
          DataSize.ofMegabytes(1));

  private static final Duration SLICE = Duration.ofSeconds(2);

  private final MigrationWorld world;
  private final BrokerInJvm broker;
  private final Serde<SpecificRecord> serde;
  private final EventProducer producer;
  private final List<Instance> instances = new ArrayList<>();

  private CopyFleet(MigrationWorld world, BrokerInJvm broker) {
    this.world = world;
    this.broker = broker;
    this.serde = EventSerde.of(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
    this.producer = new EventProducer(kafka(), serde, Duration.ofSeconds(10));
  }

  /** Starts the broker, without any instance. */
  static CopyFleet start(MigrationWorld world) throws Exception {
    return new CopyFleet(world, BrokerInJvm.start(2));
  }

  /** An instance. */
  record Instance(CopyWorkers workers, SqlPools pools, SimpleMeterRegistry meters) {

    double rows() {
      return meters.counter("dbmodernizer.copy.rows").count();
    }

    double chunks(String outcome) {
      return meters.counter("dbmodernizer.copy.chunks", "outcome", outcome).count();
    }

    boolean isBusy() {
      Gauge busy = meters.find("dbmodernizer.copy.busy").gauge();
      return busy != null && busy.value() == 1;
    }
  }

  /** Starts an instance. */
  Instance instance(InstantSource clock) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    SqlPools pools = TestPools.of(world.connections());
    CopyWorkers workers =
        new CopyWorkers(kafka(), serde, world.connections(), pools, PROPERTIES, meters, clock);
    workers.start();
    Instance instance = new Instance(workers, pools, meters);
    instances.add(instance);
    return instance;
  }

  /** Returns the instances since the last stop. */
  List<Instance> instances() {
    return List.copyOf(instances);
  }

  /** Stops all instances. */
  void stopInstances() {
    for (Instance instance : instances) {
      instance.workers().close();
      instance.pools().close();
    }
    instances.clear();
  }

  /** Returns the step as an instance has it that has just started. */
  DirectCopyStep step() {
    return new DirectCopyStep(
        world.connections(),
        world.copyTarget(),
        new CopyTaskPublisher(producer, InstantSource.system()),
        PROPERTIES,
        SLICE);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  private KafkaProperties kafka() {
    KafkaProperties kafka = new KafkaProperties();
    kafka.setBootstrapServers(List.of(broker.bootstrapServers()));
    return kafka;
  }

  @Override
  public void close() throws Exception {
    stopInstances();
    producer.close();
    serde.close();
    broker.close();
  }
}
