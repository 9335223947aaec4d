package io.dbmodernizer.systemtests.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** A part of a schedule that is nothing but time: how long something is down or frozen. */
final class Pause {
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private Pause() {}

  static void of(Duration length) {
    if (length.isZero()) {
      return;
    }
    await("the end of a pause").pollDelay(length).atMost(length.plus(MARGIN)).until(() -> true);
  }
}
