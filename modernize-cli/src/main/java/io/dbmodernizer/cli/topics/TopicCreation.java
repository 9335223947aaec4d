package io.dbmodernizer.cli.topics;

import io.dbmodernizer.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The creation of the topics of the catalogue in a cluster. It can run again: existing topics keep
 * their records and get the settings of the catalogue.
 */
public final class TopicCreation {

  private static final long TIMEOUT_SECONDS = 60;

  private final Admin admin;

  /**
   * Creates an instance for a cluster.
   *
   * @param admin client of the cluster; the caller closes it
   */
  public TopicCreation(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates missing topics and corrects the settings of existing ones.
   *
   * @param partitions number of partitions of the topics of events, at least 1
   * @param replication number of replicas of every partition, at least 1
   * @return names of the new topics
   * @throws SetupException if the cluster cannot be reached or refuses a change, or if a topic has
   *     another number of partitions. Then one instance would not read all records of a migration
   */
  public List<String> apply(int partitions, short replication) {
    List<NewTopic> wanted = TopicCatalogue.newTopics(partitions, replication);
    Set<String> existing = await(admin.listTopics().names());
    List<NewTopic> missing =
        wanted.stream().filter(topic -> !existing.contains(topic.name())).toList();
    List<NewTopic> present =
        wanted.stream().filter(topic -> existing.contains(topic.name())).toList();
    requirePartitions(present);
    if (!missing.isEmpty()) {
      await(admin.createTopics(missing).all());
    }
    setConfigs(present);
    return missing.stream().map(NewTopic::name).toList();
  }

  private void requirePartitions(List<NewTopic> topics) {
    Map<String, TopicDescription> present =
        await(admin.describeTopics(topics.stream().map(NewTopic::name).toList()).allTopicNames());
    List<String> different = new ArrayList<>();
    for (NewTopic topic : topics) {
      int partitions = Objects.requireNonNull(present.get(topic.name())).partitions().size();
      if (partitions != topic.numPartitions()) {
        different.add(
            topic.name()
                + " has "
                + partitions
                + " partitions in place of "
                + topic.numPartitions());
      }
    }
    if (!different.isEmpty()) {
      throw new SetupException(
          String.join(", ", different)
              + "; give the number that the topics have with --partitions, or remove the topics");
    }
  }

  private void setConfigs(List<NewTopic> topics) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (NewTopic topic : topics) {
      List<AlterConfigOp> operations = new ArrayList<>();
      topic
          .configs()
          .forEach(
              (name, value) ->
                  operations.add(
                      new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
      changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), operations);
    }
    if (!changes.isEmpty()) {
      await(admin.incrementalAlterConfigs(changes).all());
    }
  }

  private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new SetupException(
          "the Kafka cluster refused the change: " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new SetupException(
          "the Kafka cluster did not answer within "
              + TIMEOUT_SECONDS
              + " s; check --bootstrap-servers",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupException("interrupted while waiting for the Kafka cluster", e);
    }
  }
}
