package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.topics.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;

/**
 * The newest dead letters of all topics, without their values, and the number of all that were
 * read. Thread-safe.
 */
public final class DeadLetterView implements MessageListener<byte[], byte[]> {
  /** Most dead letters that are kept. */
  public static final int MOST = 1_000;

  private static final Comparator<DeadLetterItem> BY_TIME =
      Comparator.comparing(DeadLetterItem::recordedAt).thenComparing(DeadLetterItem::id);

  private final TreeSet<DeadLetterItem> newest = new TreeSet<>(BY_TIME);
  private volatile long total;

  /** Creates an empty view. */
  public DeadLetterView() {}

  /** Returns the names of the topics that it is filled from. */
  static String[] topics() {
    return Arrays.stream(Topic.values()).map(Topic::deadLetterTopicName).toArray(String[]::new);
  }

  @Override
  public void onMessage(ConsumerRecord<byte[], byte[]> letter) {
    Position.parse(letter.topic() + "-" + letter.partition() + "-" + letter.offset())
        .ifPresent(position -> add(DeadLetterItem.of(position, letter)));
  }

  private synchronized void add(DeadLetterItem item) {
    newest.add(item);
    if (newest.size() > MOST) {
      newest.pollFirst();
    }
    total++;
  }

  /** Returns the number of dead letters that were read so far, also of those no longer kept. */
  public long total() {
    return total;
  }

  /** Returns the dead letters that are kept, the oldest first. */
  public synchronized List<DeadLetterItem> all() {
    return new ArrayList<>(newest);
  }
}
