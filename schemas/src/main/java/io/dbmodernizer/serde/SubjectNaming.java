package io.dbmodernizer.serde;

import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** The strategy that names the subject of a schema. These are Confluent's three strategies. */
enum SubjectNaming {
  /**
   * Topic and record name, the default: several types share a topic, and each evolves separately.
   */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  },
  /** Record name. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, Schema schema) {
      return schema.getFullName();
    }
  },
  /** Topic. For topics with one type. */
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

  /** Reads the property: a Confluent class, or its name with or without the package. */
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
