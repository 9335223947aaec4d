package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.topics.Topic;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What every record of the pipeline is, whoever wrote it: an event of its topic, under its
 * migration's id.
 */
public final class RecordRules {
  private RecordRules() {}

  /**
   * Checks a decoded record.
   *
   * @param topicName the topic it was read from
   * @param key its key
   * @param value its value
   * @return the event
   * @throws InvalidRecordException naming the rule it breaks and the accepted form
   */
  public static SpecificRecord check(
      String topicName, @Nullable String key, @Nullable SpecificRecord value) {
    Topic topic = Topic.of(topicName);
    if (value == null) {
      throw new InvalidRecordException("the record has no value; accepted: " + types(topic));
    }
    if (!topic.recordTypes().contains(value.getClass())) {
      throw new InvalidRecordException(
          value.getSchema().getName() + " does not belong on the topic; accepted: " + types(topic));
    }
    if (key == null || key.isEmpty()) {
      throw new InvalidRecordException("the record has no key; accepted: the migrationId");
    }
    EventMetadata metadata = EventMetadataAccess.get(value);
    if (metadata == null || !key.equals(metadata.getMigrationId())) {
      throw new InvalidRecordException(
          "the key and metadata.migrationId differ; accepted: the migrationId in both");
    }
    return value;
  }

  private static String types(Topic topic) {
    return topic.recordTypes().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
  }
}
