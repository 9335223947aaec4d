package io.dbmodernizer.runtime.access;

/** What a caller may do. A later role may do everything that an earlier one may. */
public enum AccessRole {
  /** Reads. */
  VIEWER,
  /** Reads, and makes the service act. */
  OPERATOR;

  /** Returns whether this role may do what the other role may. */
  public boolean covers(AccessRole other) {
    return compareTo(other) >= 0;
  }
}
