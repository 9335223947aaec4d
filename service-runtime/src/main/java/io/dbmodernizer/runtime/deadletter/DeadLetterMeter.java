package io.dbmodernizer.runtime.deadletter;

import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;

/**
 * The meter of the records that this process has set aside. It also counts a record whose
 * transaction fails afterwards, and that is then set aside again. Thread-safe.
 */
public final class DeadLetterMeter {
  /**
   * Name of the meter, and of the setting of Kafka Streams that holds this object. Without the
   * setting, nothing is counted.
   */
  public static final String NAME = "dbmodernizer.dead.letters";

  private final MeterRegistry registry;

  /**
   * @param registry the registry
   */
  public DeadLetterMeter(MeterRegistry registry) {
    this.registry = registry;
    for (Topic topic : Topic.values()) {
      counter(topic.topicName());
    }
  }

  static DeadLetterMeter of(Map<String, ?> settings) {
    return settings.get(NAME) instanceof DeadLetterMeter given
        ? given
        : new DeadLetterMeter(new CompositeMeterRegistry());
  }

  /** Counts a record that is set aside. */
  public void setAside(String topic) {
    counter(topic).increment();
  }

  private Counter counter(String topic) {
    return Counter.builder(NAME)
        .description("Records that were set aside")
        .tags("topic", topic)
        .register(registry);
  }
}
