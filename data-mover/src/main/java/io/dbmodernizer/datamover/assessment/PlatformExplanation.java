package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.PlatformRule;

/**
 * The consequence of a feature that Azure SQL Database lacks, for people.
 *
 * @param severity the severity of the finding
 * @param meaning what will not work
 * @param remedy what to do about it
 */
record PlatformExplanation(Severity severity, String meaning, String remedy) {

  static PlatformExplanation of(PlatformRule rule) {
    return switch (rule) {
      case DATABASE_TOO_LARGE ->
          new PlatformExplanation(
              Severity.BLOCKER,
              "no service tier of Azure SQL Database holds more than 100 TB",
              "archive data, or split the database");
      case CROSS_DATABASE_REFERENCE ->
          warning(
              "modules refer to other databases, which Azure SQL Database refuses",
              "move the data into this database, or query it as an external table (CREATE EXTERNAL"
                  + " DATA SOURCE, CREATE EXTERNAL TABLE)");
      case LINKED_SERVER_REFERENCE ->
          warning(
              "modules refer to linked servers, which Azure SQL Database lacks",
              "move the data into this database, or query it as an external table (CREATE EXTERNAL"
                  + " DATA SOURCE, CREATE EXTERNAL TABLE)");
      case CROSS_DATABASE_SYNONYM ->
          warning(
              "synonyms stand for objects of other databases, which Azure SQL Database refuses",
              "move the objects into this database and create the synonyms again: DROP SYNONYM,"
                  + " CREATE SYNONYM");
      case LINKED_SERVER_SYNONYM ->
          warning(
              "synonyms stand for objects of linked servers, which Azure SQL Database lacks",
              "move the objects into this database and create the synonyms again: DROP SYNONYM,"
                  + " CREATE SYNONYM");
      case EXTENDED_PROCEDURE_CALL ->
          warning(
              "modules call extended procedures, which Azure SQL Database lacks",
              "do this work outside of the database, for example in Azure Automation");
      case OLE_AUTOMATION ->
          warning(
              "modules use OLE automation, which Azure SQL Database lacks",
              "do this work outside of the database, for example in Azure Functions");
      case SYSTEM_PROCEDURE_CALL ->
          warning(
              "modules call system procedures that Azure SQL Database lacks",
              "remove the calls; for sp_configure use ALTER DATABASE SCOPED CONFIGURATION");
      case DATABASE_MAIL ->
          warning(
              "modules send mail, and Azure SQL Database has no Database Mail",
              "send mail outside of the database, for example from Azure Logic Apps");
      case AGENT_JOB ->
          warning(
              "modules manage jobs, and Azure SQL Database has no SQL Server Agent",
              "use elastic jobs, or schedule the work outside of the database");
      case OPENROWSET ->
          warning(
              "modules read with OPENROWSET from other sources than Azure Blob Storage",
              "put the files into Azure Blob Storage and name it: OPENROWSET(BULK ..., DATA_SOURCE"
                  + " = ...)");
      case BULK_INSERT ->
          warning(
              "modules load files, and Azure SQL Database has no access to file systems",
              "put the files into Azure Blob Storage and name it: BULK INSERT ... WITH (DATA_SOURCE"
                  + " = ...)");
      case DISTRIBUTED_QUERY ->
          warning(
              "modules use OPENQUERY or OPENDATASOURCE, which Azure SQL Database lacks",
              "move the data into this database, or query it as an external table (CREATE EXTERNAL"
                  + " DATA SOURCE, CREATE EXTERNAL TABLE)");
      case DISTRIBUTED_TRANSACTION ->
          warning(
              "modules begin distributed transactions, which Azure SQL Database lacks in"
                  + " Transact-SQL",
              "use elastic transactions in the programs");
      case EXECUTE_AS_LOGIN ->
          warning(
              "modules impersonate logins, which Azure SQL Database refuses",
              "impersonate a user: EXECUTE AS USER = 'NAME'");
      case TRACE_FLAG ->
          warning(
              "modules set trace flags, which Azure SQL Database lacks",
              "remove the statements; use ALTER DATABASE SCOPED CONFIGURATION or hints");
      case UNSUPPORTED_STATEMENT ->
          warning(
              "modules have statements or functions that Azure SQL Database lacks", "remove them");
      case REMOVED_SYNTAX ->
          warning(
              "modules use syntax that current versions lack",
              "use OPTION (FAST n) for FASTFIRSTROW and THROW for RAISERROR with a number; remove"
                  + " DISABLE_DEF_CNST_CHK");
      case SERVICE_BROKER ->
          warning(
              "the database uses the service broker, which Azure SQL Database lacks",
              "use a queue outside of the database, for example Azure Service Bus");
      case EVENT_NOTIFICATION ->
          warning(
              "event notifications are not moved, and Azure SQL Database has none",
              "use alerts of Azure Monitor, or a trigger on the database");
      case WINDOWS_USER ->
          warning(
              "users log in with Windows authentication, which Azure SQL Database lacks",
              "create users for their Microsoft Entra identities: CREATE USER [...] FROM EXTERNAL"
                  + " PROVIDER; name them in migration.principalMap to move their rights");
      case DATABASE_OPTION ->
          warning(
              "the database has options that Azure SQL Database lacks",
              "sign the modules that rely on the option (ADD SIGNATURE)");
      case DATABASE_COLLATION ->
          new PlatformExplanation(
              Severity.INFO,
              "the collation of the database is not the one of Azure's servers",
              "none, unless programs compare with names of logins or with data of master");
      case DEPRECATED_TYPE ->
          new PlatformExplanation(
              Severity.INFO,
              "columns have the types text, ntext or image, which a later version will not have",
              "none for the move; later ALTER TABLE ... ALTER COLUMN ... varchar(max),"
                  + " nvarchar(max) or varbinary(max)");
    };
  }

  private static PlatformExplanation warning(String meaning, String remedy) {
    return new PlatformExplanation(Severity.WARNING, meaning, remedy);
  }
}
