package io.dbmodernizer.topics;

import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records. */
public sealed interface Retention {

  /**
   * The topic settings that express it.
   *
   * @return topic configuration, by Kafka's property names
   */
  Map<String, String> topicConfigs();

  /** Records are deleted when they are older than {@code duration}. */
  record For(Duration duration) implements Retention {
    /** Refuses a duration that is not positive. */
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

  /** The last record of every key is kept for ever; a tombstone removes the key. */
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
