package io.dbmodernizer.monitoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the status of migrations is kept.
 *
 * @param retentionAfterRemoval time after which a migration that was removed is forgotten; zero for
 *     at once
 */
@ConfigurationProperties("dbmodernizer.status")
public record StatusProperties(@DefaultValue("7d") Duration retentionAfterRemoval) {
  /** Checks the range. */
  public StatusProperties {
    if (retentionAfterRemoval.isNegative()) {
      throw new IllegalArgumentException(
          "dbmodernizer.status.retention-after-removal is "
              + retentionAfterRemoval
              + ", must not be negative");
    }
  }
}
