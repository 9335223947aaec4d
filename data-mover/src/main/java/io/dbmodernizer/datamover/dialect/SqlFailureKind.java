package io.dbmodernizer.datamover.dialect;

/** What an SQL error means for whoever has to react to it. */
public enum SqlFailureKind {
  /** The server does not answer: unknown host, refused or broken connection, time-out. */
  UNREACHABLE,
  /** User name or password are wrong, or the login may not enter. */
  LOGIN_FAILED,
  /** The server has no such database. */
  DATABASE_NOT_FOUND,
  /** The login lacks a right. */
  PERMISSION_DENIED,
  /** The same statement may well succeed when repeated. */
  DEADLOCK_OR_TRANSIENT,
  /** The data breaks a key, a check or NOT NULL. */
  CONSTRAINT_VIOLATION,
  /** Anything else. */
  OTHER
}
