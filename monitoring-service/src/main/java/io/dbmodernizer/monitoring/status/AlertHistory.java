package io.dbmodernizer.monitoring.status;

/**
 * The alerts that Azure or the backup stage have reported, by their ids. It tells a repeated report
 * from a new one, even if the alert was resolved long ago.
 */
@FunctionalInterface
public interface AlertHistory {

  /** The state of a reported alert. */
  enum State {
    /** It was never reported. */
    UNKNOWN,
    /** It was raised and not resolved yet. */
    RAISED,
    /** It was raised and resolved. */
    RESOLVED
  }

  /** Returns the state of the alert with this id. */
  State of(String alertId);
}
