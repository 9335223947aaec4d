package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.state.StageState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The check of a transition before it is stored and published. It encodes all records, so that a
 * record is processed completely or not at all.
 */
final class TransitionCheck {
  private final EventStamp stamp;
  private final Serializer<SpecificRecord> serializer;
  private final RecordLimits limits;
  private final String changelog;

  /**
   * @param stamp builds the records of events
   * @param serializer of events and states
   * @param limits largest records
   * @param changelog name of the topic of states
   */
  TransitionCheck(
      EventStamp stamp,
      Serializer<SpecificRecord> serializer,
      RecordLimits limits,
      String changelog) {
    this.stamp = stamp;
    this.serializer = serializer;
    this.limits = limits;
    this.changelog = changelog;
  }

  /**
   * Encodes and measures all records of a transition.
   *
   * @throws ExcessiveRecordException if a record is larger than its topic takes
   */
  Prepared prepare(Transition transition, Instant now) {
    StageState state = transition.state();
    if (transition.stored()) {
      String key = state.getRequest().getMetadata().getMigrationId();
      measure("the state of the stage", changelog, new Record<>(key, state, now.toEpochMilli()));
    }
    List<Prepared.Publication> publications = new ArrayList<>();
    for (Outgoing outgoing : transition.events()) {
      Record<String, SpecificRecord> record = stamp.stamp(state, outgoing, now);
      String type = outgoing.event().getSchema().getName();
      measure("the event " + type, outgoing.topic().topicName(), record);
      publications.add(new Prepared.Publication(outgoing.topic(), record));
    }
    return new Prepared(transition, publications);
  }

  private void measure(String what, String topic, Record<String, ? extends SpecificRecord> record) {
    byte[] value = serializer.serialize(topic, new RecordHeaders(), record.value());
    int bytes = value == null ? 0 : value.length;
    bytes += record.key().getBytes(StandardCharsets.UTF_8).length;
    for (Header header : record.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    if (bytes > limits.of(topic)) {
      throw new ExcessiveRecordException(what, topic, bytes, limits.of(topic));
    }
  }
}
