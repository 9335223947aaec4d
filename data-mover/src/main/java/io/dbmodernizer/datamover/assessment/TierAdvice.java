package io.dbmodernizer.datamover.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation of a compute size by the amount of data and by the features of the tables. It
 * does not know the load.
 *
 * @param size the smallest size that fits, or null if none does
 * @param reason why, for people
 * @param copies for each size that fits and copies faster than smaller ones, the least duration of
 *     the copy
 */
public record TierAdvice(@Nullable ComputeSize size, String reason, List<CopyEstimate> copies) {

  /** The share of room for growth in percent. It is this program's choice, not Microsoft's. */
  static final int ROOM_PERCENT = 25;

  private static final String HYPERSCALE = "Hyperscale";
  private static final String BUSINESS_CRITICAL = "Business Critical";

  /**
   * The least duration of a copy. The server limits the rate at which a database writes its log,
   * and a copy writes each byte of a row to the log. Compressed data are larger when copied, and
   * indexes are smaller, so it is an estimate.
   *
   * @param size the compute size
   * @param seconds the duration in seconds
   */
  public record CopyEstimate(ComputeSize size, long seconds) {}

  /** Copies the list. */
  public TierAdvice {
    copies = List.copyOf(copies);
  }

  /**
   * Recommends the smallest size.
   *
   * @param bytes the reserved space of all tables in bytes
   * @param memoryOptimized true if tables are kept in memory, which only Business Critical does
   */
  static TierAdvice of(long bytes, boolean memoryOptimized) {
    long needed = bytes + bytes / 100 * ROOM_PERCENT;
    List<ComputeSize> fitting =
        Arrays.stream(ComputeSize.values())
            .filter(size -> size.dataBytes() >= needed)
            .filter(size -> !memoryOptimized || size.tier().equals(BUSINESS_CRITICAL))
            .toList();
    List<CopyEstimate> copies = new ArrayList<>();
    int fastest = 0;
    for (ComputeSize size : fitting) {
      if (size.logMegabytesPerSecond() > fastest) {
        fastest = size.logMegabytesPerSecond();
        copies.add(new CopyEstimate(size, size.secondsToLog(bytes)));
      }
    }
    Optional<ComputeSize> smallest = fitting.stream().findFirst();
    return new TierAdvice(smallest.orElse(null), reason(smallest, memoryOptimized), copies);
  }

  private static String reason(Optional<ComputeSize> size, boolean memoryOptimized) {
    if (size.isEmpty()) {
      return memoryOptimized
          ? "only Business Critical keeps tables in memory, and it does not hold as much data"
          : "no service tier holds as much data";
    }
    String holds =
        "it is the smallest %s size that holds the data and %d percent more"
            .formatted(size.get().tier(), ROOM_PERCENT);
    if (memoryOptimized) {
      return holds + "; only Business Critical keeps tables in memory";
    }
    return size.get().tier().equals(HYPERSCALE)
        ? holds + "; General Purpose holds at most 4 TB"
        : holds + "; choose more vCores by the load, which was not measured";
  }
}
