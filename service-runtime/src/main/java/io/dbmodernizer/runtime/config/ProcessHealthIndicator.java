package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.engine.ProcessHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down once the process has seen an error that only a restart clears. */
final class ProcessHealthIndicator implements HealthIndicator {
  private final ProcessHealth process;

  ProcessHealthIndicator(ProcessHealth process) {
    this.process = process;
  }

  @Override
  public Health health() {
    return process
        .fatal()
        .map(error -> Health.down().withDetail("error", error).withDetail("remedy", "restart"))
        .orElseGet(Health::up)
        .build();
  }
}
