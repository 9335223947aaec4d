package io.dbmodernizer.runtime.access;

import java.io.File;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.unit.DataSize;

/** The space on the disk, without the path of the service's folder. */
final class DiskSpaceHealth extends DiskSpaceHealthIndicator {
  private static final String PATH = "path";

  DiskSpaceHealth(File path, DataSize threshold) {
    super(path, threshold);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    Health.Builder whole = Health.unknown();
    super.doHealthCheck(whole);
    Health health = whole.build();
    builder.status(health.getStatus());
    health
        .getDetails()
        .forEach(
            (name, value) -> {
              if (!name.equals(PATH)) {
                builder.withDetail(name, value);
              }
            });
  }
}
