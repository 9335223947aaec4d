package io.dbmodernizer.runtime.engine;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Proof that a stream thread of this process still owns its partitions. A process that was paused
 * does not notice by itself that others have taken over.
 */
public interface Membership {
  /** Beyond doubt, for where there is no group: tests with a driver instead of a broker. */
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
   * Whether the group's coordinator has confirmed lately enough that a stream thread owns all of
   * these partitions: so lately that they cannot have been given to others since. Asked right
   * before a write, on any thread; never waits.
   *
   * @param streamThread name of the thread
   * @param partitions of one task
   */
  boolean isProven(String streamThread, Set<TopicPartition> partitions);

  /** Has the coordinator asked soon, without waiting for its answer. */
  void ask();
}
