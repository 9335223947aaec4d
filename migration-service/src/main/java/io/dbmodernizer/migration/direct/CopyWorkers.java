package io.dbmodernizer.migration.direct;

import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.runtime.deadletter.DeadLetterMeter;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlPools;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The workers of this instance. */
public final class CopyWorkers implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final CopyGroup group;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService polling;
  private final ExecutorService copying;
  private final List<CopyWorker> workers;
  private final KafkaProperties kafka;

  /**
   * Creates the workers.
   *
   * @param kafka the connection to Kafka
   * @param serde reads tasks
   * @param connections knows both databases of a migration
   * @param pools gives sessions of them
   * @param properties the number of workers and their times
   * @param meters counts their work
   * @param clock the time
   */
  public CopyWorkers(
      KafkaProperties kafka,
      Serde<SpecificRecord> serde,
      SqlConnections connections,
      SqlPools pools,
      CopyProperties properties,
      MeterRegistry meters,
      InstantSource clock) {
    this.kafka = kafka;
    this.group = new CopyGroup(kafka, properties);
    int number = properties.workers();
    this.polling = Executors.newCachedThreadPool(run -> thread(run, "copy-worker"));
    this.copying = Executors.newCachedThreadPool(run -> thread(run, "copy-chunks"));
    CopyMeter meter = new CopyMeter(meters);
    CatalogCache<ChunkedTables> catalogs = new CatalogCache<>(ChunkedTables::size);
    TargetPaces paces = new TargetPaces(Math.max(1, number));
    DeadLetterMeter deadLetters = new DeadLetterMeter(meters);
    TaskReader reader =
        new TaskReader(
            serde.deserializer(),
            letter -> {
              store(letter);
              deadLetters.setAside(Topic.COPY_TASKS.topicName());
            });
    List<CopyWorker> all = new ArrayList<>();
    for (int at = 1; at <= number; at++) {
      String name = instance() + "-" + at;
      all.add(
          new CopyWorker(
              name,
              () -> group.join("modernization-copy-" + name),
              reader,
              new TaskRun(
                  connections, pools, catalogs, paces, meter, properties.attempts(), name, stopped),
              copying,
              meter,
              properties.renew(),
              stopped,
              clock));
    }
    this.workers = List.copyOf(all);
  }

  /** Starts the workers. */
  public void start() {
    if (!workers.isEmpty()) {
      group.configure();
    }
    workers.forEach(polling::execute);
  }

  /** Returns the workers. */
  List<CopyWorker> all() {
    return workers;
  }

  /** Stops the workers. Chunks in progress are rolled back and given back. */
  @Override
  public void close() {
    stopped.countDown();
    polling.shutdown();
    try {
      if (!polling.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        polling.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    copying.shutdownNow();
  }

  /** Stores a dead letter. They are rare, so each has a producer of its own. */
  private void store(ProducerRecord<byte[], byte[]> letter) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter could not be stored", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private static Thread thread(Runnable run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    return thread;
  }

  private static String instance() {
    long process = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + process;
    } catch (UnknownHostException e) {
      return "host-" + process;
    }
  }
}
