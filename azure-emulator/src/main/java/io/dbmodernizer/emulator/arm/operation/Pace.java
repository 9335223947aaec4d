package io.dbmodernizer.emulator.arm.operation;

import java.time.Duration;

/** How long operations take, derived from how long they typically take in Azure. */
public enum Pace {
  /** A few tenths of a second: for tests and demonstrations. */
  BRISK {
    @Override
    public Duration scale(Duration typical) {
      return Duration.ofMillis(Math.min(400, 100 + typical.toSeconds() * 2));
    }
  },
  /** Minutes become tens of seconds: for trying how an operator experiences the pipeline. */
  REALISTIC {
    @Override
    public Duration scale(Duration typical) {
      return typical.dividedBy(6);
    }
  },
  /** As long as typically in Azure: for a clock that a test moves. */
  TYPICAL {
    @Override
    public Duration scale(Duration typical) {
      return typical;
    }
  };

  /** Returns how long an operation takes here that typically takes {@code typical} in Azure. */
  public abstract Duration scale(Duration typical);
}
