package io.dbmodernizer.runtime.engine;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The right of one task to write. It lasts until the task is closed, and holds while it is proven.
 */
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

  /** Returns whether the task may write now. Asked on any thread. */
  boolean holds() {
    return !closed && membership.isProven(streamThread, partitions);
  }

  /** Requests a new proof. Does not wait for it. */
  void renew() {
    membership.ask();
  }

  /** Ends the right for ever, because the task is closed. */
  void close() {
    closed = true;
  }
}
