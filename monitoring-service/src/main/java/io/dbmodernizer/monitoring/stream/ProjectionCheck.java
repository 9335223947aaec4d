package io.dbmodernizer.monitoring.stream;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.status.Projection;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check that every record of a projection can be encoded and fits its topic. It runs before
 * anything is stored or published, so an event is processed completely or not at all.
 */
final class ProjectionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionCheck.class);

  /** Room for the key and the headers of a snapshot. */
  private static final int KEY_AND_HEADERS_BYTES = 4 * 1024;

  private final Serializer<SpecificRecord> serializer;
  private final RecordLimits limits;
  private final String changelog;

  /**
   * Creates the check.
   *
   * @param serializer of events
   * @param limits largest record of every topic, in bytes
   * @param changelog name of the topic that holds the facts
   */
  ProjectionCheck(Serializer<SpecificRecord> serializer, RecordLimits limits, String changelog) {
    this.changelog = changelog;
    this.serializer = serializer;
    this.limits = limits;
  }

  /**
   * Checks the records of a projection.
   *
   * @throws IllegalArgumentException if a record would be larger than its topic accepts
   * @throws RuntimeException if a record cannot be encoded
   */
  void check(Projection projection) {
    MigrationStatus status = projection.status();
    if (projection.changed() && status != null) {
      measure(Topic.STATUS.topicName(), status);
    }
    if (projection.facts() != null) {
      measure(changelog, projection.facts());
    }
    projection.raised().forEach(alert -> measure(Topic.ALERTS.topicName(), alert));
    projection.resolved().forEach(alert -> measure(Topic.ALERTS.topicName(), alert));
    projection.completed().ifPresent(end -> measure(Topic.MONITORING.topicName(), end));
  }

  /** Returns whether the records pass the check. Logs the reason if one is too large. */
  boolean fits(Projection projection) {
    try {
      check(projection);
      return true;
    } catch (IllegalArgumentException e) {
      LOG.atError().addKeyValue("reason", e.getMessage()).log("A snapshot is too large");
      return false;
    }
  }

  private void measure(String topic, SpecificRecord event) {
    byte[] value = serializer.serialize(topic, event);
    int bytes = KEY_AND_HEADERS_BYTES + (value == null ? 0 : value.length);
    int limit = limits.of(topic);
    if (bytes > limit) {
      throw new IllegalArgumentException(
          "%s would have %d bytes on %s, which accepts at most %d"
              .formatted(event.getSchema().getName(), bytes, topic, limit));
    }
  }
}
