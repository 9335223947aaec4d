package io.dbmodernizer.runtime.engine;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The proof that a stream thread of this process still owns its partitions. A process that was
 * paused does not notice by itself that another process has taken over.
 */
public interface Membership {
  /** A membership that is always proven, for tests without a broker. */
  Membership BEYOND_DOUBT =
      new Membership() {
        @Override
        public boolean isProven(String streamThread, Set<TopicPartition> partitions) {
          return true;
        }

        @Override
        public void ask() {}
      };

  /**
   * Returns whether the group's coordinator has confirmed lately enough that a stream thread owns
   * all of these partitions: so lately that they cannot have been given to others since. Asked
   * right before a write, on any thread; never waits.
   *
   * @param streamThread name of the thread
   * @param partitions of one task
   */
  boolean isProven(String streamThread, Set<TopicPartition> partitions);

  /** Requests a new proof from the coordinator. Does not wait for the answer. */
  void ask();
}
