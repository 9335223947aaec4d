package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Microsoft's pages about findings. */
public final class FindingPages {

  /** Assessment rules for SQL Server to Azure SQL Database migration. */
  static final String RULES =
      "https://learn.microsoft.com/data-migration/sql-server/database/assessment-rules";

  /** T-SQL differences between SQL Server and Azure SQL Database. */
  static final String DIFFERENCES =
      "https://learn.microsoft.com/azure/azure-sql/database/transact-sql-tsql-differences-sql-server";

  /** Features comparison: Azure SQL Database and Azure SQL Managed Instance. */
  static final String FEATURES =
      "https://learn.microsoft.com/azure/azure-sql/database/features-comparison";

  /** CREATE SYNONYM (Transact-SQL). */
  static final String SYNONYM =
      "https://learn.microsoft.com/sql/t-sql/statements/create-synonym-transact-sql";

  /** ntext, text, and image (Transact-SQL). */
  static final String LARGE_TYPES =
      "https://learn.microsoft.com/sql/t-sql/data-types/ntext-text-and-image-transact-sql";

  private static final Map<String, String> PAGES = new HashMap<>();

  static {
    for (PlatformRule rule : PlatformRule.values()) {
      PAGES.put(rule.name(), page(rule));
    }
    PAGES.put(UnmovedKind.ASSEMBLY.name(), RULES);
    PAGES.put(UnmovedKind.FILESTREAM_COLUMN.name(), RULES);
    PAGES.put(UnmovedKind.DATABASE_SETTING.name(), RULES);
    PAGES.put(UnmovedKind.SERVICE_BROKER_QUEUE.name(), RULES);
    PAGES.put(UnmovedKind.FILE_TABLE.name(), DIFFERENCES);
    PAGES.put(UnmovedKind.MEMORY_OPTIMIZED_TABLE.name(), FEATURES);
    PAGES.put(UnmovedKind.REPLICATION.name(), FEATURES);
  }

  private FindingPages() {}

  /**
   * Returns Microsoft's page about a finding.
   *
   * @param code the code of the finding
   * @return the address; empty if the finding is not one about Azure SQL Database
   */
  public static Optional<String> of(String code) {
    return Optional.ofNullable(PAGES.get(code));
  }

  private static String page(PlatformRule rule) {
    return switch (rule) {
      case DATABASE_TOO_LARGE -> ComputeSize.PAGE;
      case CROSS_DATABASE_REFERENCE,
          LINKED_SERVER_REFERENCE,
          DATABASE_MAIL,
          AGENT_JOB,
          OPENROWSET,
          BULK_INSERT,
          DISTRIBUTED_TRANSACTION,
          REMOVED_SYNTAX,
          SERVICE_BROKER,
          WINDOWS_USER ->
          RULES;
      case CROSS_DATABASE_SYNONYM, LINKED_SERVER_SYNONYM -> SYNONYM;
      case EXTENDED_PROCEDURE_CALL, OLE_AUTOMATION, DATABASE_COLLATION -> FEATURES;
      case SYSTEM_PROCEDURE_CALL,
          DISTRIBUTED_QUERY,
          EXECUTE_AS_LOGIN,
          TRACE_FLAG,
          UNSUPPORTED_STATEMENT,
          EVENT_NOTIFICATION,
          DATABASE_OPTION ->
          DIFFERENCES;
      case DEPRECATED_TYPE -> LARGE_TYPES;
    };
  }
}
