package io.dbmodernizer.topics;

import java.time.Duration;
import java.util.Map;

/** The retention of the records of a topic. */
public sealed interface Retention {

  /**
   * Returns the topic settings for this retention.
   *
   * @return topic configuration by Kafka's property names
   */
  Map<String, String> topicConfigs();

  /** Records are deleted when they are older than {@code duration}. */
  record For(Duration duration) implements Retention {
    /**
     * Checks the duration.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public For {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException("duration must be positive, was " + duration);
      }
    }

    @Override
    public Map<String, String> topicConfigs() {
      return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(duration.toMillis()));
    }

    @Override
    public String toString() {
      return duration.toDays() + " days";
    }
  }

  /** Compaction: the last record of every key is kept until a tombstone removes the key. */
  record Compacted() implements Retention {
    @Override
    public Map<String, String> topicConfigs() {
      return Map.of(
          "cleanup.policy",
          "compact",
          "min.cleanable.dirty.ratio",
          "0.1",
          "segment.ms",
          Long.toString(Duration.ofHours(6).toMillis()),
          "delete.retention.ms",
          Long.toString(Duration.ofDays(1).toMillis()));
    }

    @Override
    public String toString() {
      return "compacted";
    }
  }
}
