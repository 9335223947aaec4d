package io.dbmodernizer.monitoring.web;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down until the view holds every migration that was known at the start. */
final class StatusViewHealthIndicator implements HealthIndicator {
  private final StatusView view;

  StatusViewHealthIndicator(StatusView view) {
    this.view = view;
  }

  @Override
  public Health health() {
    Health.Builder health = view.isComplete() ? Health.up() : Health.down();
    return health.withDetail("migrations", view.all().size()).build();
  }
}
