package io.dbmodernizer.sql;

import io.dbmodernizer.events.Reason;

/** One of the two databases of a migration. */
public enum SqlSide {
  /** The database to move. */
  SOURCE("source", Reason.SOURCE_UNREACHABLE, Reason.SOURCE_LOGIN_FAILED),
  /** The database in Azure. */
  TARGET("target", Reason.TARGET_UNREACHABLE, Reason.TARGET_LOGIN_FAILED);

  private final String label;
  private final Reason unreachable;
  private final Reason loginFailed;

  SqlSide(String label, Reason unreachable, Reason loginFailed) {
    this.label = label;
    this.unreachable = unreachable;
    this.loginFailed = loginFailed;
  }

  /** Returns the side in words. */
  public String label() {
    return label;
  }

  /** Returns the reason of a failure if the side's server does not answer. */
  public Reason unreachable() {
    return unreachable;
  }

  /**
   * Returns the reason of a failure if the side's server refuses the login, or if the login lacks a
   * right.
   */
  public Reason loginFailed() {
    return loginFailed;
  }
}
