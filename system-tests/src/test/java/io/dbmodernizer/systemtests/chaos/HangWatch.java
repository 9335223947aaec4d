package io.dbmodernizer.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Looks for hanging transactions now and then, as an operator's alert would. One that is found at
 * two looks in a row is ended: no transaction of the services lives as long as the time between.
 */
final class HangWatch {
  /** Beyond Kafka Streams' transaction timeout of 10 s. */
  private static final Duration INTERVAL = Duration.ofSeconds(20);

  private final String bootstrapServers;
  private final DisruptionLog log;
  private Instant next = Instant.now();
  private Set<HangingTransactions.Open> before = Set.of();

  HangWatch(String bootstrapServers, DisruptionLog log) {
    this.bootstrapServers = bootstrapServers;
    this.log = log;
  }

  /** Returns how many were ended; 0 also between two looks. */
  int look() {
    if (Instant.now().isBefore(next)) {
      return 0;
    }
    next = Instant.now().plus(INTERVAL);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<HangingTransactions.Open> now = HangingTransactions.unknown(admin);
      Set<HangingTransactions.Open> hanging = new HashSet<>(now);
      hanging.retainAll(before);
      before = now;
      for (HangingTransactions.Open transaction : hanging) {
        HangingTransactions.abort(admin, transaction);
        log.add("end the hanging transaction " + transaction);
      }
      return hanging.size();
    } catch (ExecutionException e) {
      log.add("hanging transactions cannot be looked for: " + e.getCause());
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
