package io.dbmodernizer.emulator.arm.operation;

import java.time.Duration;

/** The scale between the typical duration of an operation in Azure and its duration here. */
public enum Pace {
  /** 0.1 to 0.4 seconds, for tests and demonstrations. */
  BRISK {
    @Override
    public Duration scale(Duration typical) {
      return Duration.ofMillis(Math.min(400, 100 + typical.toSeconds() * 2));
    }
  },
  /** A sixth of the typical duration, to see the pipeline as an operator does. */
  REALISTIC {
    @Override
    public Duration scale(Duration typical) {
      return typical.dividedBy(6);
    }
  },
  /** The typical duration, for tests with a manual clock. */
  TYPICAL {
    @Override
    public Duration scale(Duration typical) {
      return typical;
    }
  };

  /**
   * Returns the duration of an operation in the emulator.
   *
   * @param typical its typical duration in Azure
   */
  public abstract Duration scale(Duration typical);
}
