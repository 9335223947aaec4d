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
  OTHER
}
