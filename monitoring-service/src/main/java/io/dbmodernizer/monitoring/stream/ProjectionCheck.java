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
 * Encodes what a projection stores and publishes before any of it is stored or published, so that
 * an event is processed whole or not at all.
 */
final class ProjectionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionCheck.class);

  /** Key and headers of a snapshot, which are short. */
  private static final int BESIDES = 4 * 1024;

  private final Serializer<SpecificRecord> serializer;
  private final RecordLimits limits;
  private final String changelog;

  /**
   * @param serializer of events
   * @param limits largest records
   * @param changelog name of the topic of what is remembered
   */
  ProjectionCheck(Serializer<SpecificRecord> serializer, RecordLimits limits, String changelog) {
    this.changelog = changelog;
    this.serializer = serializer;
    this.limits = limits;
  }

  /**
   * @throws IllegalArgumentException if a record would be larger than its topic takes
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

  /** The same as an answer; why not is logged. */
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
    int bytes = BESIDES + (value == null ? 0 : value.length);
    int limit = limits.of(topic);
    if (bytes > limit) {
      throw new IllegalArgumentException(
          "%s would have %d bytes on %s, which takes at most %d"
              .formatted(event.getSchema().getName(), bytes, topic, limit));
    }
  }
}
