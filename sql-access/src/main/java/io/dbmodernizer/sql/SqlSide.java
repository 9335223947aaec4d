package io.dbmodernizer.sql;

import io.dbmodernizer.events.Reason;

/** Which of the two databases of a migration is meant. */
public enum SqlSide {
  /** The database to be moved. */
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

  /** The side in words. */
  public String label() {
    return label;
  }

  /** The reason when its server does not answer. */
  public Reason unreachable() {
    return unreachable;
  }

  /** The reason when its server refuses the login or the login's rights do not suffice. */
  public Reason loginFailed() {
    return loginFailed;
  }
}
