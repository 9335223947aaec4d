package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.topics.Topic;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a dead letter is. Its text is the id of the dead letter.
 *
 * @param topic topic of the record that was set aside
 * @param partition partition of the dead-letter topic
 * @param offset in that partition
 */
record Position(Topic topic, int partition, long offset) {
  private static final Pattern FORM =
      Pattern.compile("([a-z.-]+)\\.dlt-([0-9]{1,9})-([0-9]{1,18})");

  /** Reads an id; empty if it is none. */
  static Optional<Position> parse(String id) {
    Matcher parts = FORM.matcher(id);
    return parts.matches()
        ? Topic.find(parts.group(1))
            .map(
                topic ->
                    new Position(
                        topic, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  TopicPartition deadLetterPartition() {
    return new TopicPartition(topic.deadLetterTopicName(), partition);
  }

  @Override
  public String toString() {
    return topic.deadLetterTopicName() + "-" + partition + "-" + offset;
  }
}
