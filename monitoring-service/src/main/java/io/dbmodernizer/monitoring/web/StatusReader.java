package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.serde.UndecodableRecordException;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fills the view: reads all partitions of the status topic from the beginning, and goes on for
 * ever. It is in no consumer group, as every instance needs everything. When Kafka or the registry
 * fails it begins again, and the view keeps what it has until then.
 */
final class StatusReader implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StatusReader.class);
  private static final String TOPIC = Topic.STATUS.topicName();
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final StatusView view;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Deserializer<SpecificRecord> deserializer;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;

  /**
   * @param view to fill
   * @param consumers makes a consumer of committed records only
   * @param deserializer of snapshots
   */
  StatusReader(
      StatusView view,
      Supplier<Consumer<String, byte[]>> consumers,
      Deserializer<SpecificRecord> deserializer) {
    this.view = view;
    this.consumers = consumers;
    this.deserializer = deserializer;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    stopped = new CountDownLatch(1);
    thread = new Thread(this::run, "status-reader");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void stop() {
    stopped.countDown();
    Thread reader = thread;
    if (reader != null) {
      try {
        reader.join(STOP_TIMEOUT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void run() {
    while (isRunning()) {
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        follow(consumer);
      } catch (InterruptException | WakeupException e) {
        LOG.atInfo().log("Reader of the status topic was interrupted");
        return;
      } catch (KafkaException e) {
        LOG.atWarn()
            .addKeyValue("topic", TOPIC)
            .addKeyValue("reason", e.getMessage())
            .log("Status topic cannot be read; it is tried again");
        pause();
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("topic " + TOPIC + " does not exist; create the topics first");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (isRunning()) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        apply(record);
      }
      if (!view.isComplete() && isPast(consumer, ends)) {
        view.markComplete();
        LOG.atInfo()
            .addKeyValue("migrations", view.all().size())
            .log("View of all migrations is complete");
      }
    }
  }

  private static boolean isPast(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      view.remove(record.key());
      return;
    }
    try {
      SpecificRecord value =
          deserializer.deserialize(record.topic(), record.headers(), record.value());
      if (value instanceof MigrationStatus status) {
        view.put(record.key(), status);
      }
    } catch (UndecodableRecordException e) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .addKeyValue("reason", e.getMessage())
          .log("Skipped a snapshot that cannot be decoded");
    }
  }

  private void pause() {
    try {
      if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atDebug().log("Reader of the status topic ends");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
