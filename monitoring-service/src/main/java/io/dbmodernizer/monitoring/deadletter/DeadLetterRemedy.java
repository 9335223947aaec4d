package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.serde.UndecodableRecordException;
import io.dbmodernizer.topics.Topic;
import org.jspecify.annotations.Nullable;

/** What to do about a dead letter. */
final class DeadLetterRemedy {
  private DeadLetterRemedy() {}

  static String of(Topic topic, String exception, @Nullable String reader) {
    if (reader != null) {
      return ("The other services have processed the record. Find the cause in the log of the %s"
              + " service. When it is corrected, replay the record.")
          .formatted(reader);
    }
    if (topic.allowsTombstones()) {
      return "Correct the program that wrote to " + topic.topicName() + ". Only the services may.";
    }
    return exception.equals(UndecodableRecordException.class.getSimpleName())
        ? ("If the event is newer than the services, or its schema was missing in the registry,"
                + " correct that and replay the record. Otherwise correct the program that wrote to"
                + " %s; it has to publish the event again.")
            .formatted(topic.topicName())
        : "Correct the program that wrote to %s as the reason says; it has to publish the event again."
            .formatted(topic.topicName());
  }
}
