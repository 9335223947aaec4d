package io.dbmodernizer.monitoring.api.action;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of actions.
 *
 * @param selectionTime time after which no further command of a selection is published, 1s to 10m;
 *     gateways in front of the service have to wait 15s longer
 */
@ConfigurationProperties("dbmodernizer.api.actions")
record ActionProperties(@DefaultValue("20s") Duration selectionTime) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Checks the range. */
  ActionProperties {
    if (selectionTime.compareTo(SHORTEST) < 0 || selectionTime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.api.actions.selection-time is " + selectionTime + ", must be 1s to 10m");
    }
  }
}
