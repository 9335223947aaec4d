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
  /**
   * The server has reached a limit of workers, sessions, memory or log space. The same statement
   * can succeed if it is repeated later and fewer run at the same time. The server may have closed
   * the connection.
   */
  THROTTLED,
  /**
   * The database, its elastic pool, its log or its disk has no space left. Repeating the statement
   * does not help before somebody makes space.
   */
  OUT_OF_SPACE,
  /** The data violate a key, a check or NOT NULL. */
  CONSTRAINT_VIOLATION,
  /** A value does not fit its column: too long, out of range or not convertible. */
  INVALID_VALUE,
  /** Any other error. */
  OTHER;

  /** Returns true if the connection or the server failed, whatever the statement was. */
  public boolean isOfServer() {
    return switch (this) {
      case UNREACHABLE,
          LOGIN_FAILED,
          DATABASE_NOT_FOUND,
          DEADLOCK_OR_TRANSIENT,
          THROTTLED,
          OUT_OF_SPACE ->
          true;
      case PERMISSION_DENIED, CONSTRAINT_VIOLATION, INVALID_VALUE, OTHER -> false;
    };
  }

  /** Returns true if the rows that a statement writes are the cause. */
  public boolean isOfRows() {
    return this == CONSTRAINT_VIOLATION || this == INVALID_VALUE;
  }
}
