package io.dbmodernizer.monitoring.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down until the views hold everything that was known at the start. */
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
