package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.PlatformRule;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feature that is recognised in the code of a module.
 *
 * <p>Sources: Microsoft's "T-SQL differences between SQL Server and Azure SQL Database", "Features
 * comparison: Azure SQL Database and Azure SQL Managed Instance" and "Assessment rules for SQL
 * Server to Azure SQL Database migration".
 *
 * @param rule the feature
 * @param use the pattern; its group {@code what} is the part to name
 * @param unless a pattern of code that makes the use possible; matches nothing if there is none
 */
record SqlServerCodeRule(PlatformRule rule, Pattern use, Pattern unless) {

  private static final String CALL =
      "\\bEXEC(?:UTE)?\\s+(?:@\\w+\\s*=\\s*)?(?:\\w*\\s*\\.\\s*)*(?<what>%s)\\b";
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** OPENROWSET and BULK INSERT read from Azure Blob Storage if they name a data source. */
  private static final Pattern DATA_SOURCE = pattern("\\bDATA_SOURCE\\b");

  /** Every rule. */
  static final List<SqlServerCodeRule> ALL =
      List.of(
          call(PlatformRule.EXTENDED_PROCEDURE_CALL, "xp_\\w+"),
          call(PlatformRule.OLE_AUTOMATION, "sp_OA\\w+"),
          call(
              PlatformRule.SYSTEM_PROCEDURE_CALL,
              "sp_addmessage|sp_configure|sp_helpuser|sp_migrate_user_to_contained|sp_dboption"
                  + "|sp_addserver|sp_dropalias|sp_activedirectory_(?:obj|scp|start)"),
          call(PlatformRule.DATABASE_MAIL, "sp_send_dbmail|sysmail_\\w+"),
          call(PlatformRule.AGENT_JOB, "sp_(?:add|start|stop|update|delete)_job\\w*"),
          new SqlServerCodeRule(
              PlatformRule.OPENROWSET, pattern("\\b(?<what>OPENROWSET)\\s*\\("), DATA_SOURCE),
          new SqlServerCodeRule(
              PlatformRule.BULK_INSERT, pattern("\\b(?<what>BULK\\s+INSERT)\\b"), DATA_SOURCE),
          statement(PlatformRule.DISTRIBUTED_QUERY, "\\b(?<what>OPENQUERY|OPENDATASOURCE)\\s*\\("),
          statement(
              PlatformRule.DISTRIBUTED_TRANSACTION, "\\b(?<what>BEGIN\\s+DISTRIBUTED)\\s+TRAN"),
          statement(PlatformRule.EXECUTE_AS_LOGIN, "\\b(?<what>EXEC(?:UTE)?\\s+AS\\s+LOGIN)\\b"),
          statement(PlatformRule.TRACE_FLAG, "\\b(?<what>DBCC\\s+TRACE(?:ON|OFF))\\b"),
          statement(
              PlatformRule.UNSUPPORTED_STATEMENT,
              "\\b(?<what>KILL\\s+STATS\\s+JOB|SET\\s+REMOTE_PROC_TRANSACTIONS|RECONFIGURE|SHUTDOWN"
                  + "|fn_get_sql|fn_virtualfilestats|fn_virtualservernodes)\\b"),
          statement(
              PlatformRule.REMOVED_SYNTAX,
              "\\b(?<what>FASTFIRSTROW|DISABLE_DEF_CNST_CHK|RAISERROR\\s+\\d+)\\b"),
          statement(
              PlatformRule.SERVICE_BROKER,
              "\\b(?<what>BEGIN\\s+DIALOG|END\\s+CONVERSATION|SEND\\s+ON\\s+CONVERSATION)\\b"));

  private static SqlServerCodeRule call(PlatformRule rule, String procedures) {
    return statement(rule, CALL.formatted(procedures));
  }

  private static SqlServerCodeRule statement(PlatformRule rule, String use) {
    return new SqlServerCodeRule(rule, pattern(use), NOTHING);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Returns the different uses in a module.
   *
   * @param code the code as {@link SqlServerCode} returns it
   * @return the uses in lower case; empty if there are none
   */
  TreeSet<String> uses(String code) {
    TreeSet<String> uses = new TreeSet<>();
    if (!unless.matcher(code).find()) {
      Matcher matcher = use.matcher(code);
      while (matcher.find()) {
        uses.add(matcher.group("what").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
      }
    }
    return uses;
  }
}
