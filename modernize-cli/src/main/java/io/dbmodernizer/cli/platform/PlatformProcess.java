package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.time.Duration;

/** One process of the platform: what to run, and how to tell that it is ready. */
interface PlatformProcess {

  /** Name within the platform, also of its log file. */
  String name();

  /** What to run; called only when it does not run yet. */
  JavaProgram program() throws IOException;

  /** How to tell that it takes work. */
  Readiness.Check readiness();

  /** Longest time to become ready, generous: a machine may be busy with other things. */
  default Duration startTimeout() {
    return Duration.ofMinutes(3);
  }
}
