package io.dbmodernizer.datamover.catalog;

/**
 * Features of SQL Server that Azure SQL Database lacks or treats differently. The names are codes
 * of findings, so none is renamed.
 */
public enum PlatformRule {
  /** More data than any service tier holds. */
  DATABASE_TOO_LARGE,
  /** A module that refers to another database by a three-part name. */
  CROSS_DATABASE_REFERENCE,
  /** A module that refers to a linked server by a four-part name. */
  LINKED_SERVER_REFERENCE,
  /** A synonym for an object of another database. */
  CROSS_DATABASE_SYNONYM,
  /** A synonym for an object of a linked server. */
  LINKED_SERVER_SYNONYM,
  /** A module that calls an extended procedure, such as xp_cmdshell. */
  EXTENDED_PROCEDURE_CALL,
  /** A module that uses OLE automation. */
  OLE_AUTOMATION,
  /** A module that calls a system procedure which is not available. */
  SYSTEM_PROCEDURE_CALL,
  /** A module that sends mail. */
  DATABASE_MAIL,
  /** A module that manages jobs of SQL Server Agent. */
  AGENT_JOB,
  /** A module that reads with OPENROWSET from something other than a data source. */
  OPENROWSET,
  /** A module that loads a file from something other than a data source. */
  BULK_INSERT,
  /** A module that uses OPENQUERY or OPENDATASOURCE. */
  DISTRIBUTED_QUERY,
  /** A module that begins a distributed transaction. */
  DISTRIBUTED_TRANSACTION,
  /** A module that impersonates a login. */
  EXECUTE_AS_LOGIN,
  /** A module that sets trace flags. */
  TRACE_FLAG,
  /** A module with another statement that is not available. */
  UNSUPPORTED_STATEMENT,
  /** Syntax that newer versions do not have. */
  REMOVED_SYNTAX,
  /** A service, a contract or a conversation of the service broker. */
  SERVICE_BROKER,
  /** An event notification. */
  EVENT_NOTIFICATION,
  /** A user for a Windows user or group. */
  WINDOWS_USER,
  /** An option of the database that is not available. */
  DATABASE_OPTION,
  /** A database with another collation than the default of Azure. */
  DATABASE_COLLATION,
  /** A column of a type that a later version will not have. */
  DEPRECATED_TYPE
}
