package io.dbmodernizer.client;

import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.serde.RegistryFailures;
import io.dbmodernizer.serde.RegistryUnavailableException;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A reader of events. It passes each event of a committed transaction to the handlers of its type,
 * in the order of its partition. It commits offsets after the handlers have returned, so no event
 * is lost, but an event may come again after a crash.
 *
 * <p>A record that is not an event goes to the handler of undecodable records, and reading
 * continues. While the schema registry is unavailable, {@link #poll} throws and does not skip the
 * record. One thread reads. Any thread may call {@link #stop}.
 */
public final class EventReader implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

  private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
  private final Deserializer<SpecificRecord> deserializer;
  private final Map<Class<?>, List<Consumer<ReceivedEvent<?>>>> handlers = new HashMap<>();
  private final List<Consumer<ReceivedEvent<?>>> forAll = new ArrayList<>();
  private final List<Consumer<ReceivedEvent<?>>> forTombstones = new ArrayList<>();
  private final List<Consumer<UndecodableEvent>> forUndecodable = new ArrayList<>();
  private final Set<Topic> topics = new LinkedHashSet<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private boolean subscribed;

  /**
   * Connects to Kafka and the schema registry.
   *
   * @param properties Kafka consumer properties, at least {@code bootstrap.servers}, {@code
   *     group.id} and {@code schema.registry.url}. {@code value.deserializer} may name another
   *     deserializer of the Confluent wire format. The default of {@code auto.offset.reset} is
   *     {@code earliest}
   */
  public EventReader(Map<?, ?> properties) {
    this(
        new KafkaConsumer<>(consumerProperties(properties)),
        EventSerde.of(ClientProperties.complete(properties, Map.of(), Map.of())).deserializer());
  }

  /** For tests. */
  EventReader(
      org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
      Deserializer<SpecificRecord> deserializer) {
    this.consumer = consumer;
    this.deserializer = deserializer;
  }

  /**
   * Passes the events of one type to a handler and reads the topics that contain it.
   *
   * @param type the type
   * @param handler called for every event of the type
   * @param <T> the type
   * @return this reader
   * @throws IllegalArgumentException if no topic contains the type
   */
  public <T extends SpecificRecord> EventReader on(
      Class<T> type, Consumer<ReceivedEvent<T>> handler) {
    List<Topic> carrying =
        Arrays.stream(Topic.values()).filter(topic -> topic.recordTypes().contains(type)).toList();
    if (carrying.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " is on no topic");
    }
    topics.addAll(carrying);
    handlers
        .computeIfAbsent(type, ignored -> new ArrayList<>())
        .add(received -> handler.accept(typed(received)));
    return this;
  }

  /**
   * Passes every event of the given topics to a handler.
   *
   * @param handler called for every event
   * @param from topics to read; all if none is named
   * @return this reader
   */
  public EventReader onAny(Consumer<ReceivedEvent<?>> handler, Topic... from) {
    topics.addAll(List.of(from.length == 0 ? Topic.values() : from));
    forAll.add(handler);
    return this;
  }

  /**
   * Passes the tombstones of the topics that are read to a handler.
   *
   * @param handler called for every record without a value
   * @return this reader
   */
  public EventReader onTombstone(Consumer<ReceivedEvent<?>> handler) {
    forTombstones.add(handler);
    return this;
  }

  /**
   * Passes the records that are not events of their topic to a handler. Without such a handler they
   * are skipped.
   *
   * @param handler called for every record that cannot be decoded or breaks {@link RecordRules}
   * @return this reader
   */
  public EventReader onUndecodable(Consumer<UndecodableEvent> handler) {
    forUndecodable.add(handler);
    return this;
  }

  /**
   * Reads until {@link #stop} is called.
   *
   * @throws RegistryUnavailableException if the registry is unavailable; see {@link #poll}
   * @throws IllegalStateException if no handler is set
   */
  public void run() {
    while (!stopped.get()) {
      poll(POLL_TIMEOUT);
    }
  }

  /**
   * Reads one batch of records and passes them to the handlers.
   *
   * @param timeout longest wait for the first record
   * @return the number of records handled, including undecodable ones; 0 after {@link #stop}
   * @throws RegistryUnavailableException if a record needs the registry and the registry is
   *     unavailable; the next call begins with that record
   * @throws IllegalStateException if no handler is set
   */
  public int poll(Duration timeout) {
    subscribe();
    ConsumerRecords<String, byte[]> records;
    try {
      records = consumer.poll(timeout);
    } catch (WakeupException e) {
      // Only stop wakes the consumer up. run checks for it next.
      return 0;
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    records.partitions().forEach(at -> next.put(at, records.records(at).get(0).offset()));
    try {
      for (ConsumerRecord<String, byte[]> record : records) {
        handle(record);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
    } catch (RuntimeException | Error e) {
      // The next call reads the unhandled records again.
      next.forEach(consumer::seek);
      throw e;
    }
    if (!records.isEmpty()) {
      consumer.commitSync();
    }
    return records.count();
  }

  /**
   * Returns the present end offsets of the topics that the handlers need. Later events are at or
   * after the end of their partition.
   *
   * @return the offset of the next record, by partition
   */
  public Map<TopicPartition, Long> ends() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : topics) {
      for (PartitionInfo partition : consumer.partitionsFor(topic.topicName())) {
        partitions.add(new TopicPartition(partition.topic(), partition.partition()));
      }
    }
    return consumer.endOffsets(partitions);
  }

  /**
   * Returns whether this reader has handled all events before the given offsets.
   *
   * @param ends offsets from {@link #ends()}
   * @return false also while another reader of the group has one of the partitions
   */
  public boolean hasReached(Map<TopicPartition, Long> ends) {
    return consumer.assignment().containsAll(ends.keySet())
        && ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Makes {@link #run} return soon. */
  public void stop() {
    stopped.set(true);
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
    deserializer.close();
  }

  private void subscribe() {
    if (!subscribed) {
      if (topics.isEmpty()) {
        throw new IllegalStateException("no handler is set; call on, onAny or onTombstone first");
      }
      consumer.subscribe(topics.stream().map(Topic::topicName).toList());
      subscribed = true;
    }
  }

  private void handle(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = CloudEventHeaders.asText(record.headers());
    SpecificRecord event;
    try {
      event = deserializer.deserialize(record.topic(), record.headers(), record.value());
    } catch (SerializationException e) {
      if (RegistryFailures.isRetriable(e)) {
        throw new RegistryUnavailableException(
            "record %d of %s-%d waits for the schema registry"
                .formatted(record.offset(), record.topic(), record.partition()),
            e);
      }
      setAside(record, headers, String.valueOf(e.getMessage()));
      return;
    }
    Optional<String> violation = RecordRules.violation(record.topic(), record.key(), event);
    if (violation.isPresent()) {
      setAside(record, headers, violation.get());
      return;
    }
    MetadataCompletion.complete(
        record.topic(), record.partition(), record.offset(), record.timestamp(), event);
    ReceivedEvent<SpecificRecord> received =
        new ReceivedEvent<>(
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()),
            record.key(),
            headers,
            event);
    if (event == null) {
      forTombstones.forEach(handler -> handler.accept(received));
      return;
    }
    handlers.getOrDefault(event.getClass(), List.of()).forEach(handler -> handler.accept(received));
    forAll.forEach(handler -> handler.accept(received));
  }

  private void setAside(
      ConsumerRecord<String, byte[]> record, Map<String, String> headers, String reason) {
    UndecodableEvent undecodable =
        new UndecodableEvent(
            record.topic(),
            record.partition(),
            record.offset(),
            record.key(),
            headers,
            record.value() == null ? new byte[0] : record.value(),
            reason);
    forUndecodable.forEach(handler -> handler.accept(undecodable));
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> ReceivedEvent<T> typed(ReceivedEvent<?> received) {
    return (ReceivedEvent<T>) received;
  }

  private static Map<String, Object> consumerProperties(Map<?, ?> given) {
    return ClientProperties.complete(
        given,
        Map.of("auto.offset.reset", "earliest", "client.id", "dbmodernizer-event-reader"),
        Map.of(
            "key.deserializer",
            StringDeserializer.class.getName(),
            "value.deserializer",
            ByteArrayDeserializer.class.getName(),
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            "false"));
  }
}
