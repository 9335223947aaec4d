package io.dbmodernizer.runtime.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Which partitions have records left and do not move. Used by one thread. */
final class PartitionStandstill {
  private final Duration stalledAfter;
  private final Map<TopicPartition, Standing> standing = new HashMap<>();

  /**
   * Where a partition is.
   *
   * @param committed offset up to which it is processed; 0 for none yet
   * @param stable offset up to which no transaction is open
   * @param end offset of the next record
   * @param fetched whether everything up to {@code stable} has been fetched, so that what is left
   *     is no record
   */
  record Position(long committed, long stable, long end, boolean fetched) {
    boolean hasRecordsLeft() {
      return committed < stable && !fetched;
    }

    boolean isHeldUp() {
      return stable < end;
    }

    /** What stands in the way, and what to do. */
    String reason() {
      return hasRecordsLeft()
          ? "offset %d of %d is not processed; look for it in the service's log, and restart the service"
              .formatted(committed, end)
          : "a transaction of another program is open at offset %d of %d; end it, or abort it with kafka-transactions.sh"
              .formatted(stable, end);
    }
  }

  private record Standing(Position position, Instant since) {}

  PartitionStandstill(Duration stalledAfter) {
    this.stalledAfter = stalledAfter;
  }

  /**
   * Takes note of where the partitions of this process are now.
   *
   * @return those that have not moved for too long, with the reason
   */
  Map<String, String> observe(Map<TopicPartition, Position> positions, Instant now) {
    standing.keySet().retainAll(positions.keySet());
    Map<String, String> stalled = new TreeMap<>();
    positions.forEach(
        (partition, position) -> {
          if (!position.hasRecordsLeft() && !position.isHeldUp()) {
            standing.remove(partition);
            return;
          }
          Standing known = standing.get(partition);
          if (known == null || hasMoved(known.position(), position)) {
            standing.put(partition, new Standing(position, now));
          } else if (!now.isBefore(known.since().plus(stalledAfter))) {
            stalled.put(partition.toString(), position.reason());
          }
        });
    return stalled;
  }

  private static boolean hasMoved(Position before, Position now) {
    return before.committed() != now.committed() || before.stable() != now.stable();
  }
}
