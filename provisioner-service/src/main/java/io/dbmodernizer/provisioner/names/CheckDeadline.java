package io.dbmodernizer.provisioner.names;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Duration;
import java.time.Instant;

/**
 * The time at which a check stops to wait for another migration that may be creating a resource.
 * Azure does not show a resource before its creation has begun. The checkpoint of a step that
 * waits.
 *
 * @param until the end of the wait
 */
record CheckDeadline(Instant until) {
  /** The time from one check to the next. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /**
   * Returns the deadline that an earlier run has stored, otherwise 3 minutes from now. A deadline
   * that a former release stored as plain text is not read, so the wait starts again once.
   */
  static CheckDeadline of(StepContext context) {
    return context
        .checkpoint(CheckDeadline.class)
        .orElseGet(() -> new CheckDeadline(context.now().plus(LIMIT)));
  }

  /** Returns whether the step may go on waiting. */
  boolean isAhead(StepContext context) {
    return context.now().isBefore(until);
  }
}
