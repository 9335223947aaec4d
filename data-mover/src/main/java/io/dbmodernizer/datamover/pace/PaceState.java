package io.dbmodernizer.datamover.pace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pace of the writes to a target at a moment.
 *
 * @param workers the workers of a copy at full speed
 * @param allowed the workers that may write at the same time now, 1 to {@code workers}
 * @param share the share of the full speed, above 0 and at most 1
 * @param throttled how often the target has throttled the copy so far
 * @param reason the target's last error; null at full speed
 */
public record PaceState(
    int workers, int allowed, double share, long throttled, @Nullable String reason) {

  /** Returns true if the target slows the copy down. */
  public boolean isSlowed() {
    return share < 1;
  }

  /** Returns the state in a line for people. */
  @Override
  public String toString() {
    return isSlowed()
        ? String.format(
            Locale.ROOT,
            "slowed to %.0f %% (%d of %d workers) because the target is throttled: %s",
            Math.max(1, share * 100),
            allowed,
            workers,
            reason)
        : "full speed, " + workers + " workers";
  }
}
