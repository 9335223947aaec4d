package io.dbmodernizer.monitoring.status;

/**
 * What is remembered of alerts that others report, by their ids, so that a report that comes again
 * is known for what it is even when the alert is long over.
 */
@FunctionalInterface
public interface AlertHistory {

  /** What has become of an alert. */
  enum State {
    /** It was never reported. */
    UNKNOWN,
    /** It was raised and not resolved yet. */
    RAISED,
    /** It was raised and resolved. */
    RESOLVED
  }

  /** What has become of the alert with this id. */
  State of(String alertId);
}
