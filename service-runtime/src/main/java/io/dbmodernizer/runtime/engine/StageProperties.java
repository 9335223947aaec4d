package io.dbmodernizer.runtime.engine;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the stage in this process.
 *
 * @param parallelism steps that may run at the same time in this process
 * @param serverSharePercent of these steps, how many may call the same source or the same target
 *     server, in percent, 1 to 100; at least one step
 * @param subscriptionSharePercent of these steps, how many may call Azure for the same
 *     subscription, in percent, 1 to 100; at least one step
 * @param tick time between two checks for results and due work
 * @param progressInterval least time between two progress events about a step that runs on; a step
 *     that begins to wait, fails or ends is published at once
 * @param streamThreads Kafka Streams threads; threads beyond the number of partitions stay idle
 * @param commitInterval time between transactions; the delay of an event on its way to the next
 *     service
 * @param sessionTimeout time after which the partitions of a process that died are given to others,
 *     1s to 30m; the broker's group.min.session.timeout.ms (6s) is a limit too
 * @param store the store of stage state besides its changelog
 * @param stateDirectory folder of Kafka Streams; absent for its default in the temporary folder
 */
@ConfigurationProperties("dbmodernizer.stage")
public record StageProperties(
    @DefaultValue("16") int parallelism,
    @DefaultValue("25") int serverSharePercent,
    @DefaultValue("50") int subscriptionSharePercent,
    @DefaultValue("50ms") Duration tick,
    @DefaultValue("2s") Duration progressInterval,
    @DefaultValue("1") int streamThreads,
    @DefaultValue("100ms") Duration commitInterval,
    @DefaultValue("15s") Duration sessionTimeout,
    @DefaultValue("memory") StoreKind store,
    @Nullable Path stateDirectory) {

  /** A store of stage state besides its changelog. */
  public enum StoreKind {
    /** On the heap; restored from the changelog at start. */
    MEMORY,
    /** In RocksDB under the state directory; for more migrations than fit on the heap. */
    ROCKSDB
  }

  private static final Duration SHORTEST_SESSION = Duration.ofSeconds(1);
  private static final Duration LONGEST_SESSION = Duration.ofMinutes(30);

  /** Checks the ranges. */
  public StageProperties {
    if (sessionTimeout.compareTo(SHORTEST_SESSION) < 0
        || sessionTimeout.compareTo(LONGEST_SESSION) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.stage.session-timeout is "
              + sessionTimeout
              + ", must be 1s to 30m; a broker with its default settings takes 6s or more");
    }
    requirePercent("server-share-percent", serverSharePercent);
    requirePercent("subscription-share-percent", subscriptionSharePercent);
    if (parallelism < 1 || streamThreads < 1) {
      throw new IllegalArgumentException(
          "dbmodernizer.stage.parallelism and dbmodernizer.stage.stream-threads must be at least 1");
    }
    if (progressInterval.isNegative()) {
      throw new IllegalArgumentException(
          "dbmodernizer.stage.progress-interval is " + progressInterval + ", must not be negative");
    }
    if (tick.toMillis() < 1 || commitInterval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "dbmodernizer.stage.tick and dbmodernizer.stage.commit-interval must be at least 1ms");
    }
  }

  private static void requirePercent(String name, int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException(
          "dbmodernizer.stage." + name + " is " + percent + ", must be 1 to 100");
    }
  }
}
