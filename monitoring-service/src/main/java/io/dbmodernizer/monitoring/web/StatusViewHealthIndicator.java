package io.dbmodernizer.monitoring.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A health indicator that is down until the views have read their topics up to the end. */
final class StatusViewHealthIndicator implements HealthIndicator {
  private final StatusView view;
  private final TablesView tables;

  StatusViewHealthIndicator(StatusView view, TablesView tables) {
    this.view = view;
    this.tables = tables;
  }

  @Override
  public Health health() {
    boolean complete = view.isComplete() && tables.isComplete();
    return (complete ? Health.up() : Health.down())
        .withDetail("migrations", view.size())
        .withDetail("tables", tables.size())
        .build();
  }
}
