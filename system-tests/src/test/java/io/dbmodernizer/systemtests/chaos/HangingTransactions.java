package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends transactions that a killed broker has left open on a partition although their coordinator
 * says that they are complete. No client can end them; an operator does, as {@code
 * docs/operating.md} says.
 */
final class HangingTransactions {
  /** Longer than any transaction of the services may last. */
  private static final Duration OPEN = Duration.ofSeconds(20);

  private static final Set<TransactionState> UNDER_WAY =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT);

  private HangingTransactions() {}

  /** Aborts them and returns how many there were. */
  static int abort(String bootstrapServers, DisruptionLog log)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<Long> underWay =
          admin.listTransactions().all().get().stream()
              .filter(listing -> UNDER_WAY.contains(listing.state()))
              .map(TransactionListing::producerId)
              .collect(Collectors.toSet());
      int aborted = 0;
      for (Map.Entry<TopicPartition, List<ProducerState>> partition : producers(admin).entrySet()) {
        for (ProducerState producer : partition.getValue()) {
          if (isOpen(producer) && !underWay.contains(producer.producerId())) {
            admin
                .abortTransaction(
                    new AbortTransactionSpec(
                        partition.getKey(),
                        producer.producerId(),
                        (short) producer.producerEpoch(),
                        producer.coordinatorEpoch().orElse(0)))
                .all()
                .get();
            log.add("abort the hanging transaction on " + partition.getKey());
            aborted++;
          }
        }
      }
      return aborted;
    }
  }

  private static boolean isOpen(ProducerState producer) {
    return producer.currentTransactionStartOffset().isPresent()
        && Instant.ofEpochMilli(producer.lastTimestamp()).plus(OPEN).isBefore(Instant.now());
  }

  private static Map<TopicPartition, List<ProducerState>> producers(Admin admin)
      throws ExecutionException, InterruptedException {
    Set<String> topics =
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(prefix()))
            .collect(Collectors.toSet());
    Map<TopicPartition, List<ProducerState>> producers = new HashMap<>();
    List<TopicPartition> partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .toList();
    admin
        .describeProducers(partitions)
        .all()
        .get()
        .forEach((partition, state) -> producers.put(partition, state.activeProducers()));
    return producers;
  }

  /** Of the topics of the pipeline and of those that its services keep for themselves. */
  private static String prefix() {
    String name = Topic.STATUS.topicName();
    return name.substring(0, name.indexOf('.'));
  }
}
