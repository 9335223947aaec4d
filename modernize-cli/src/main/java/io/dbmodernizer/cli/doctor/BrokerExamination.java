package io.dbmodernizer.cli.doctor;

import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;

/** The examination of the topics of a cluster, and of the rights of the user there. */
public final class BrokerExamination {
  private static final long PATIENCE_SECONDS = 10;

  private final Map<String, Object> properties;

  /**
   * Creates the examination.
   *
   * @param properties client properties of a cluster that answers
   */
  public BrokerExamination(Map<String, Object> properties) {
    this.properties = new HashMap<>(properties);
  }

  /** Returns the results. */
  public List<Finding> findings() {
    try (Admin admin = Admin.create(properties)) {
      Set<String> wanted = new TreeSet<>();
      TopicCatalogue.newTopics(1, (short) 1).stream().map(NewTopic::name).forEach(wanted::add);
      Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Set<String> missing = new TreeSet<>(wanted);
      missing.removeAll(existing);
      wanted.retainAll(existing);
      Map<String, TopicDescription> topics =
          admin
              .describeTopics(wanted, new DescribeTopicsOptions().includeAuthorizedOperations(true))
              .allTopicNames()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return List.of(topics(missing, topics), partitions(topics), rights(topics));
    } catch (ExecutionException e) {
      return List.of(failure(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException | KafkaException e) {
      return List.of(failure(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.skipped("topics", "interrupted"));
    }
  }

  private static Finding failure(Throwable cause) {
    return Finding.problem(
        "topics",
        "the topics cannot be read: " + cause.getMessage(),
        "ask for the right DESCRIBE on the topics modernization.*");
  }

  private static Finding topics(Set<String> missing, Map<String, TopicDescription> topics) {
    return missing.isEmpty()
        ? Finding.ok("topics", "all %d topics exist".formatted(topics.size()))
        : Finding.problem(
            "topics",
            "%d topics are missing or hidden: %s"
                .formatted(missing.size(), String.join(", ", missing)),
            "create them with 'modernize topics', or ask for the right DESCRIBE on them");
  }

  private static Finding partitions(Map<String, TopicDescription> topics) {
    Map<Integer, List<String>> byNumber = new TreeMap<>();
    topics.forEach(
        (name, topic) -> {
          if (!name.startsWith(Topic.COPY_TASKS.topicName())) {
            byNumber
                .computeIfAbsent(topic.partitions().size(), number -> new ArrayList<>())
                .add(name);
          }
        });
    if (byNumber.size() <= 1) {
      return Finding.ok("partitions", "all topics of events have as many partitions");
    }
    StringBuilder found = new StringBuilder("topics have different numbers of partitions:");
    byNumber.forEach((number, names) -> found.append(" %d: %s;".formatted(number, names)));
    return Finding.problem(
        "partitions",
        found.substring(0, found.length() - 1),
        "remove the topics with another number and create them with 'modernize topics'; the records"
            + " of one migration have to be in the same partition everywhere");
  }

  private static Finding rights(Map<String, TopicDescription> topics) {
    TopicDescription requests = topics.get(Topic.REQUESTS.topicName());
    if (requests == null || requests.authorizedOperations() == null) {
      return Finding.skipped("rights", "the broker does not say which rights you have");
    }
    Set<AclOperation> rights = requests.authorizedOperations();
    return rights.contains(AclOperation.WRITE) || rights.contains(AclOperation.ALL)
        ? Finding.ok("rights", "you may publish requests and commands")
        : Finding.problem(
            "rights",
            "you may not publish to " + requests.name(),
            "ask for the right WRITE on it, or use the REST interface with the role OPERATOR");
  }
}
