package io.dbmodernizer.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/** Looks for hanging transactions now and then, as an operator's alert would. */
final class HangWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(20);

  private final String bootstrapServers;
  private final DisruptionLog log;
  private Instant next = Instant.now().plus(INTERVAL);

  HangWatch(String bootstrapServers, DisruptionLog log) {
    this.bootstrapServers = bootstrapServers;
    this.log = log;
  }

  /** Returns how many were aborted; 0 also between two looks. */
  int look() {
    if (Instant.now().isBefore(next)) {
      return 0;
    }
    next = Instant.now().plus(INTERVAL);
    try {
      return HangingTransactions.abort(bootstrapServers, log);
    } catch (ExecutionException e) {
      log.add("hanging transactions cannot be looked for: " + e.getCause());
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
