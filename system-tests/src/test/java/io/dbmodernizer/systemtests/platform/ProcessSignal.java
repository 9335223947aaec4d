package io.dbmodernizer.systemtests.platform;

import java.io.IOException;

/** Signals to processes that a test has started. */
public final class ProcessSignal {

  private ProcessSignal() {}

  /** Stops a process from running; it keeps its memory and its connections. */
  public static void stop(long pid) {
    send("-STOP", pid);
  }

  /** Lets a stopped process go on. */
  public static void goOn(long pid) {
    send("-CONT", pid);
  }

  private static void send(String signal, long pid) {
    try {
      Process command = new ProcessBuilder("kill", signal, Long.toString(pid)).start();
      if (command.waitFor() != 0) {
        throw new IllegalStateException("kill " + signal + " " + pid + " failed");
      }
    } catch (IOException e) {
      throw new IllegalStateException("kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
