package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.datamover.chunk.CopyShares;
import io.dbmodernizer.datamover.chunk.RunningChunk;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.runtime.step.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The limits of a copy. The state of the stage has the newest, which users change while the copy
 * runs. Each run of the step brings them to where the workers read them.
 *
 * @param share what the workers read from now on
 * @param running the chunks that workers have begun; empty if there never were limits, because then
 *     nobody needs them
 */
record CopyThrottle(CopyShare share, List<RunningChunk> running) {

  CopyThrottle {
    running = List.copyOf(running);
  }

  /** Returns the limits that hold: those of the last command, or else those of the request. */
  static CopyLimits limits(StepContext context) {
    ThrottleRequested throttle = context.stage().getThrottle();
    CopyLimits limits =
        throttle == null
            ? context.request().getMigration().getCopyLimits()
            : throttle.getCopyLimits();
    return limits == null ? CopyLimits.newBuilder().build() : limits;
  }

  /**
   * Brings limits to the workers, if they differ from what the workers know.
   *
   * @param begun the chunks that workers have begun
   */
  static CopyThrottle apply(
      Connection target, CopyId copy, CopyLimits limits, List<RunningChunk> begun)
      throws SQLException {
    CopyShares shares = new CopyShares(target);
    CopyShare before = shares.find(copy.migration()).orElse(CopyShare.NONE);
    boolean limited = before.version() > 0 || TaskShare.of(limits, 0).tasks() > 0;
    List<RunningChunk> running = limited ? begun : List.of();
    int workers = (int) running.stream().map(RunningChunk::worker).distinct().count();
    CopyShare share = TaskShare.of(limits, workers).after(before);
    if (!share.equals(before)) {
      shares.store(copy.migration(), share);
    }
    return new CopyThrottle(share, running);
  }

  /** Returns limits in words, for example {@code ", at most 1,000 rows/s"}; empty without any. */
  static String inWords(CopyLimits limits) {
    List<String> parts = new ArrayList<>();
    add(parts, limits.getRowsPerSecond(), "rows/s");
    add(parts, limits.getBytesPerSecond(), "bytes/s");
    add(parts, limits.getConnections(), "connections");
    return parts.isEmpty() ? "" : ", at most " + String.join(" and ", parts);
  }

  private static void add(List<String> parts, long limit, String unit) {
    if (limit > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", limit, unit));
    }
  }
}
