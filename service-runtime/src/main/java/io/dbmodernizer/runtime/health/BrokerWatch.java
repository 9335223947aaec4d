package io.dbmodernizer.runtime.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker again and again where the partitions of this process are, and notes when it last
 * answered. Each question costs the broker three requests, whatever the number of migrations.
 */
public final class BrokerWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final String LAG = "records-lag";

  private final Supplier<Admin> connect;
  private final Supplier<@Nullable KafkaStreams> streams;
  private final String group;
  private final InstantSource clock;
  private final StageHealthProperties properties;
  private final PartitionStandstill standstill;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          runnable -> {
            Thread created = new Thread(runnable, "broker-watch");
            created.setDaemon(true);
            return created;
          });

  private volatile Instant answeredAt;
  private volatile Map<String, String> stalled = Map.of();
  private @Nullable Admin admin;

  /**
   * @param connect connects to the broker; called on the first question
   * @param streams the running application; null before it is started
   * @param group its consumer group
   * @param clock time
   * @param properties times
   */
  public BrokerWatch(
      Supplier<Admin> connect,
      Supplier<@Nullable KafkaStreams> streams,
      String group,
      InstantSource clock,
      StageHealthProperties properties) {
    this.connect = connect;
    this.streams = streams;
    this.group = group;
    this.clock = clock;
    this.properties = properties;
    this.standstill = new PartitionStandstill(properties.stalledAfter());
    this.answeredAt = clock.instant();
  }

  /** Begins to ask. */
  public void start() {
    long interval = properties.checkInterval().toMillis();
    thread.scheduleWithFixedDelay(this::ask, interval, interval, TimeUnit.MILLISECONDS);
  }

  /** Returns how long the broker has not answered. */
  public Duration silence() {
    return Duration.between(answeredAt, clock.instant());
  }

  /** Partitions of this process that have records left and do not move, with the reason. */
  public Map<String, String> stalledPartitions() {
    return stalled;
  }

  private void ask() {
    try {
      Admin connected = admin;
      if (connected == null) {
        connected = connect.get();
        admin = connected;
      }
      stalled = Map.copyOf(standstill.observe(positions(connected), clock.instant()));
      answeredAt = clock.instant();
    } catch (ExecutionException | KafkaException e) {
      LOG.atDebug()
          .addKeyValue("reason", String.valueOf(e.getMessage()))
          .log("The broker did not answer the question for its offsets");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, PartitionStandstill.Position> positions(Admin connected)
      throws ExecutionException, InterruptedException {
    KafkaStreams running = streams.get();
    Set<TopicPartition> owned = running == null ? Set.of() : owned(running);
    Map<TopicPartition, OffsetAndMetadata> committed =
        connected.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    if (running == null || owned.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, Long> stable = ends(connected, owned, IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> ends = ends(connected, owned, IsolationLevel.READ_UNCOMMITTED);
    Set<TopicPartition> fetched = fetched(running);
    Map<TopicPartition, PartitionStandstill.Position> positions = new HashMap<>();
    for (TopicPartition partition : owned) {
      OffsetAndMetadata offset = committed.get(partition);
      positions.put(
          partition,
          new PartitionStandstill.Position(
              offset == null ? 0 : offset.offset(),
              stable.getOrDefault(partition, 0L),
              ends.getOrDefault(partition, 0L),
              fetched.contains(partition)));
    }
    return positions;
  }

  private static Set<TopicPartition> owned(KafkaStreams running) {
    Set<TopicPartition> owned = new HashSet<>();
    running
        .metadataForLocalThreads()
        .forEach(
            local -> local.activeTasks().forEach(task -> owned.addAll(task.topicPartitions())));
    return owned;
  }

  private static Map<TopicPartition, Long> ends(
      Admin connected, Set<TopicPartition> partitions, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        connected.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get().entrySet()) {
      ends.put(end.getKey(), end.getValue().offset());
    }
    return ends;
  }

  /**
   * Partitions of which a consumer of this process has fetched everything. What lies behind the
   * last record may be a marker of a transaction, for which no offset is committed.
   */
  private static Set<TopicPartition> fetched(KafkaStreams running) {
    Set<TopicPartition> fetched = new HashSet<>();
    running
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.name().equals(LAG)
                  && metric.metricValue() instanceof Double lag
                  && lag == 0.0
                  && name.tags().containsKey("partition")) {
                fetched.add(
                    new TopicPartition(
                        String.valueOf(name.tags().get("topic")),
                        Integer.parseInt(String.valueOf(name.tags().get("partition")))));
              }
            });
    return fetched;
  }

  @Override
  public void close() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    if (admin != null) {
      admin.close(CLOSE_TIMEOUT);
    }
  }
}
