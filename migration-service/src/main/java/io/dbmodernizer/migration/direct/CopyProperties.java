package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkSize;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the engine DIRECT.
 *
 * @param workers the chunks that this instance copies at the same time, 0 to 64. Each of them has a
 *     connection to a source and to a target. 0: this instance copies nothing
 * @param lock the time after which a task of a worker that is silent goes to another worker, 1 s to
 *     1 h. The broker has limits of its own, 15 s to 60 s unless they are changed
 * @param renew the time after which a worker renews the lock of its task, at least 100 ms and less
 *     than half of the lock
 * @param attempts the times that a worker tries a chunk whose source or target fails before it
 *     gives the chunk back, 1 to 20
 * @param tasks the tasks of a migration that may wait for workers or be worked on, 1 to 1,000
 * @param patience the time after which chunks that nobody has copied are handed out again, 1 s to
 *     24 h. It doubles with each time
 * @param chunkRows the most rows of a chunk, 1 to 10,000,000
 * @param chunkBytes the bytes that a chunk should not exceed, at least 1 KB
 */
@ConfigurationProperties("dbmodernizer.copy")
public record CopyProperties(
    @DefaultValue("4") int workers,
    @DefaultValue("30s") Duration lock,
    @DefaultValue("10s") Duration renew,
    @DefaultValue("5") int attempts,
    @DefaultValue("32") int tasks,
    @DefaultValue("2m") Duration patience,
    @DefaultValue("100000") int chunkRows,
    @DefaultValue("32MB") DataSize chunkBytes) {

  private static final String PREFIX = "dbmodernizer.copy.";

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names the setting
   */
  public CopyProperties {
    require(workers >= 0 && workers <= 64, "workers", workers, "0 to 64");
    require(isBetween(lock, Duration.ofSeconds(1), Duration.ofHours(1)), "lock", lock, "1s to 1h");
    require(
        isBetween(renew, Duration.ofMillis(100), lock.dividedBy(2).minusNanos(1)),
        "renew",
        renew,
        "100ms or more, and less than half of " + PREFIX + "lock");
    require(attempts >= 1 && attempts <= 20, "attempts", attempts, "1 to 20");
    require(tasks >= 1 && tasks <= 1_000, "tasks", tasks, "1 to 1,000");
    require(
        isBetween(patience, Duration.ofSeconds(1), Duration.ofHours(24)),
        "patience",
        patience,
        "1s to 24h");
    require(chunkRows >= 1 && chunkRows <= 10_000_000, "chunk-rows", chunkRows, "1 to 10,000,000");
    require(chunkBytes.toBytes() >= 1_024, "chunk-bytes", chunkBytes, "at least 1KB");
  }

  private static boolean isBetween(Duration time, Duration from, Duration to) {
    return time.compareTo(from) >= 0 && time.compareTo(to) <= 0;
  }

  private static void require(boolean holds, String name, Object value, String accepted) {
    if (!holds) {
      throw new IllegalArgumentException(PREFIX + name + " is " + value + ", must be " + accepted);
    }
  }

  /** Returns the size of chunks. */
  public ChunkSize chunkSize() {
    return new ChunkSize(chunkRows, chunkBytes.toBytes());
  }
}
