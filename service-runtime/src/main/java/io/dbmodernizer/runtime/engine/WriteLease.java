package io.dbmodernizer.runtime.engine;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The right of one task to write, in Kafka and outside: until it is closed, while it is proven. */
final class WriteLease {
  private final Membership membership;
  private final String streamThread;
  private final Set<TopicPartition> partitions;
  private volatile boolean closed;

  WriteLease(Membership membership, String streamThread, Set<TopicPartition> partitions) {
    this.membership = membership;
    this.streamThread = streamThread;
    this.partitions = Set.copyOf(partitions);
  }

  /** Whether the task may write now. Asked on any thread. */
  boolean holds() {
    return !closed && membership.isProven(streamThread, partitions);
  }

  /** Has the proof renewed soon. */
  void renew() {
    membership.ask();
  }

  /** Ends the right for good: the task has been closed. */
  void close() {
    closed = true;
  }
}
