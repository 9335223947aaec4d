package io.dbmodernizer.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.NewTopic;

/** All topics, in the forms for Kafka's admin client and for a schema registry. */
public final class TopicCatalogue {

  /**
   * Largest record batch that a topic accepts, in bytes. A producer of records of this size needs
   * the same value in {@code max.request.size}, whose default is 1 MiB.
   */
  public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

  /**
   * Largest record batch that a dead-letter topic accepts, in bytes. A dead letter is a record of
   * another topic with additional headers, so it may be larger. A program that writes dead letters
   * needs the same value in {@code max.request.size}.
   */
  public static final int MAX_DEAD_LETTER_BYTES = MAX_MESSAGE_BYTES + 64 * 1024;

  private static final Retention DEAD_LETTERS = new Retention.For(Duration.ofDays(90));

  private TopicCatalogue() {}

  /**
   * Returns every topic and its dead-letter topic, with explicit settings that do not depend on the
   * defaults of a broker.
   *
   * @param partitions number of partitions of the topics of events, at least 1
   * @param replication number of replicas of each partition, at least 1; with 3 or more, a write
   *     needs two of them
   * @return the topics, for {@code Admin.createTopics}
   * @throws IllegalArgumentException if one of the numbers is less than 1
   */
  public static List<NewTopic> newTopics(int partitions, short replication) {
    if (partitions < 1 || replication < 1) {
      throw new IllegalArgumentException(
          "partitions and replication must be at least 1, were %d and %d"
              .formatted(partitions, replication));
    }
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      int own = topic.partitions(partitions);
      topics.add(
          new NewTopic(topic.topicName(), own, replication)
              .configs(configs(topic.retention(), MAX_MESSAGE_BYTES, replication)));
      topics.add(
          new NewTopic(topic.deadLetterTopicName(), own, replication)
              .configs(configs(DEAD_LETTERS, MAX_DEAD_LETTER_BYTES, replication)));
    }
    return List.copyOf(topics);
  }

  /**
   * Returns the subjects in the schema registry, named topic + record name ({@code
   * TopicRecordNameStrategy}).
   *
   * @return subject name to schema, in the order of the catalogue
   */
  public static Map<String, Schema> subjects() {
    Map<String, Schema> subjects = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      for (Class<? extends SpecificRecordBase> type : topic.recordTypes()) {
        Schema schema = SpecificData.get().getSchema(type);
        subjects.put(topic.topicName() + "-" + schema.getFullName(), schema);
      }
    }
    return Collections.unmodifiableMap(subjects);
  }

  private static Map<String, String> configs(
      Retention retention, int maxMessageBytes, short replication) {
    Map<String, String> configs = new HashMap<>(retention.topicConfigs());
    configs.put("max.message.bytes", Integer.toString(maxMessageBytes));
    configs.put("min.insync.replicas", replication >= 3 ? "2" : "1");
    configs.put("message.timestamp.type", "CreateTime");
    configs.put("compression.type", "producer");
    configs.put("unclean.leader.election.enable", "false");
    return configs;
  }
}
