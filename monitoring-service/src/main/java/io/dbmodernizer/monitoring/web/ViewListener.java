package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.serde.UndecodableRecordException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListener;

/**
 * The listener that fills a view from a compacted topic. It begins at the beginning of the topic.
 * The view is complete when the listener is idle and has passed the ends that the partitions had
 * when they were assigned.
 */
final class ViewListener
    implements MessageListener<String, byte[]>, ConsumerSeekAware, ConsumerAwareRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ViewListener.class);

  private final TopicView view;
  private final Deserializer<SpecificRecord> deserializer;
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

  /**
   * Creates the listener.
   *
   * @param view the view to fill
   * @param deserializer of the records; the listener applies it itself, so that one record that
   *     cannot be decoded does not stop the others
   */
  ViewListener(TopicView view, Deserializer<SpecificRecord> deserializer) {
    this.view = view;
    this.deserializer = deserializer;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    ends.putAll(consumer.endOffsets(partitions));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    ends.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
    callback.seekToBeginning(assignments.keySet());
  }

  @Override
  public void onIdleContainer(Map<TopicPartition, Long> positions, ConsumerSeekCallback callback) {
    boolean past =
        !ends.isEmpty()
            && ends.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    if (past && !view.isComplete()) {
      view.markComplete();
      LOG.atInfo()
          .addKeyValue("topic", view.topic().topicName())
          .addKeyValue("records", view.size())
          .log("View of a topic is complete");
    }
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    try {
      SpecificRecord value =
          record.value() == null
              ? null
              : deserializer.deserialize(record.topic(), record.headers(), record.value());
      Optional<String> violation = RecordRules.violation(record.topic(), record.key(), value);
      if (violation.isPresent()) {
        skipped(record, violation.get());
      } else if (value == null) {
        view.remove(record.key());
      } else {
        view.put(record.key(), value);
      }
    } catch (UndecodableRecordException e) {
      skipped(record, String.valueOf(e.getMessage()));
    }
  }

  private static void skipped(ConsumerRecord<String, byte[]> record, String reason) {
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("Skipped a record of a compacted topic");
  }
}
