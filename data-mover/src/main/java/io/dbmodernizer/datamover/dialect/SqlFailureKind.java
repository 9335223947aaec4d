package io.dbmodernizer.datamover.dialect;

/** The meaning of an SQL error for the caller's reaction. */
public enum SqlFailureKind {
  /** The server does not answer: unknown host, refused or broken connection, timeout. */
  UNREACHABLE,
  /** The user name or password is wrong, or the login is not allowed to connect. */
  LOGIN_FAILED,
  /** The server has no such database. */
  DATABASE_NOT_FOUND,
  /** The login lacks a right. */
  PERMISSION_DENIED,
  /** The same statement can succeed if it is repeated. */
  DEADLOCK_OR_TRANSIENT,
  /** The data violate a key, a check or NOT NULL. */
  CONSTRAINT_VIOLATION,
  /** Any other error. */
  OTHER;

  /** Returns true if the connection or the server failed, whatever the statement was. */
  public boolean isOfServer() {
    return switch (this) {
      case UNREACHABLE, LOGIN_FAILED, DATABASE_NOT_FOUND, DEADLOCK_OR_TRANSIENT -> true;
      case PERMISSION_DENIED, CONSTRAINT_VIOLATION, OTHER -> false;
    };
  }
}
