package io.dbmodernizer.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of a stage.
 *
 * @param source the present time, replaceable in tests
 * @param tick time between two checks for results and due work
 */
record StageClock(InstantSource source, Duration tick) {

  Instant now() {
    return source.instant();
  }
}
