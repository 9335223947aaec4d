package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.runtime.secret.PlainSecrets;
import io.dbmodernizer.serde.EventJson;
import io.dbmodernizer.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads a dead letter and judges whether its record would be accepted now. */
public final class DeadLetterReader {
  private final DeadLetterStore store;
  private final Deserializer<SpecificRecord> deserializer;

  /**
   * A record as it was set aside.
   *
   * @param letter the dead letter
   * @param event the event in it; null if there is none
   * @param refusal why it would be set aside again; null if it would not
   */
  record Read(
      Position position,
      ConsumerRecord<byte[], byte[]> letter,
      DeadLetterItem item,
      @Nullable SpecificRecord event,
      @Nullable String refusal) {

    /** Returns why it cannot be published again; null if it can. */
    @Nullable String obstacle() {
      if (item.cut()) {
        return "a part of the record was too large to be kept";
      }
      return position.topic().allowsTombstones()
          ? "the topic keeps the latest state, which the older record would replace"
          : refusal == null ? null : "it would be set aside again: " + refusal;
    }
  }

  DeadLetterReader(DeadLetterStore store, Deserializer<SpecificRecord> deserializer) {
    this.store = store;
    this.deserializer = deserializer;
  }

  /**
   * Returns a dead letter with what can be read of it.
   *
   * @param id id of the dead letter
   * @return empty if there is none, or none any more
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry does not answer in time
   */
  public Optional<DeadLetterContent> content(String id) {
    return read(id)
        .map(
            read ->
                new DeadLetterContent(
                    read.item(),
                    headers(read.letter()),
                    shown(read.event()),
                    read.refusal(),
                    read.obstacle() == null));
  }

  Optional<Read> read(String id) {
    return Position.parse(id).flatMap(at -> store.find(at).map(letter -> read(at, letter)));
  }

  private Read read(Position at, ConsumerRecord<byte[], byte[]> letter) {
    DeadLetterItem item = DeadLetterItem.of(at, letter);
    String topic = at.topic().topicName();
    String key = letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8);
    try {
      SpecificRecord event =
          letter.value() == null ? null : deserializer.deserialize(topic, letter.value());
      return new Read(
          at, letter, item, event, RecordRules.violation(topic, key, event).orElse(null));
    } catch (UndecodableRecordException e) {
      return new Read(at, letter, item, null, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String shown(@Nullable SpecificRecord event) {
    if (event == null) {
      return null;
    }
    PlainSecrets.blank(event);
    return EventJson.write(event);
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
    Map<String, String> shown = new TreeMap<>(CloudEventHeaders.asText(letter.headers()));
    shown
        .keySet()
        .removeIf(
            name ->
                !name.startsWith("ce_")
                    && !name.equals(CloudEventHeaders.TRACEPARENT)
                    && !name.equals("content-type"));
    return shown;
  }
}
