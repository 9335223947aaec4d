package io.dbmodernizer.systemtests.chaos;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was done to the platform and what was seen of it, with times. */
final class DisruptionLog {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  void add(String line) {
    lines.add(Instant.now() + " " + line);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
