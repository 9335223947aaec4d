package io.dbmodernizer.serde;

import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** How the subject of a record's schema is named; Confluent's three strategies. */
enum SubjectNaming {
  /**
   * Topic and record name, the default here: several types share a topic and each evolves by
   * itself.
   */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  },
  /** Record name alone. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, Schema schema) {
      return schema.getFullName();
    }
  },
  /** Topic alone; fits topics with one type only. */
  TOPIC("TopicNameStrategy") {
    @Override
    String subject(String topic, Schema schema) {
      return topic + "-value";
    }
  };

  static final String PROPERTY = "value.subject.name.strategy";

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  abstract String subject(String topic, Schema schema);

  /** Understands Confluent's class names, with or without the package, as text or as a class. */
  static SubjectNaming from(Map<String, ?> configs) {
    Object value = configs.get(PROPERTY);
    if (value == null) {
      return TOPIC_RECORD;
    }
    String name = value instanceof Class<?> type ? type.getName() : value.toString().trim();
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(naming -> naming.strategy.equals(simpleName))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    PROPERTY,
                    name,
                    "must be one of "
                        + Arrays.stream(values()).map(naming -> naming.strategy).toList()));
  }
}
