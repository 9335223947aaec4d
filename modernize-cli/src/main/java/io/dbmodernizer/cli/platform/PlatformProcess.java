package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.time.Duration;

/** One process of the platform: its program and its readiness check. */
interface PlatformProcess {

  /** Returns the name within the platform, which is also that of the log file. */
  String name();

  /** Returns the program. Called only if the process does not run. */
  JavaProgram program() throws IOException;

  /** Returns the check that tells whether the process is ready. */
  Readiness.Check readiness();

  /** Returns the time limit for the start. It is long, because the machine may be busy. */
  default Duration startTimeout() {
    return Duration.ofMinutes(3);
  }
}
