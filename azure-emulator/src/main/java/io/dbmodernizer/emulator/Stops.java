package io.dbmodernizer.emulator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be stopped, the latest first. */
final class Stops {

  private final Deque<Stop> stops = new ArrayDeque<>();

  void add(Stop stop) {
    stops.push(stop);
  }

  /** Stops everything; does nothing when called again. */
  void run() throws IOException {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }

  /** How one thing is stopped. */
  interface Stop {
    void run() throws IOException;
  }
}
