package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.topics.Topic;
import java.util.HashMap;
import java.util.HashSet;
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
 * Finds and ends transactions that a killed broker has left open on a partition although their
 * coordinator says that they are complete. No client can end them; an operator does, as {@code
 * docs/operating.md} says.
 */
final class HangingTransactions {
  private static final Set<TransactionState> UNDER_WAY =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT);

  private HangingTransactions() {}

  /**
   * A transaction that is open on a partition.
   *
   * @param partition where
   * @param producerId of whom
   * @param producerEpoch in which epoch
   * @param coordinatorEpoch of the coordinator that wrote to it last
   * @param startOffset where it begins
   */
  record Open(
      TopicPartition partition,
      long producerId,
      int producerEpoch,
      int coordinatorEpoch,
      long startOffset) {}

  /** Those that no coordinator knows. A live one is among them for the moment of its beginning. */
  static Set<Open> unknown(Admin admin) throws ExecutionException, InterruptedException {
    Set<Open> open = new HashSet<>();
    producers(admin)
        .forEach(
            (partition, states) ->
                states.stream()
                    .filter(state -> state.currentTransactionStartOffset().isPresent())
                    .map(state -> open(partition, state))
                    .forEach(open::add));
    Set<Long> underWay =
        admin.listTransactions().all().get().stream()
            .filter(listing -> UNDER_WAY.contains(listing.state()))
            .map(TransactionListing::producerId)
            .collect(Collectors.toSet());
    open.removeIf(transaction -> underWay.contains(transaction.producerId()));
    return open;
  }

  static void abort(Admin admin, Open transaction) throws ExecutionException, InterruptedException {
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                transaction.partition(),
                transaction.producerId(),
                (short) transaction.producerEpoch(),
                transaction.coordinatorEpoch()))
        .all()
        .get();
  }

  private static Open open(TopicPartition partition, ProducerState state) {
    return new Open(
        partition,
        state.producerId(),
        state.producerEpoch(),
        state.coordinatorEpoch().orElse(0),
        state.currentTransactionStartOffset().orElseThrow());
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
