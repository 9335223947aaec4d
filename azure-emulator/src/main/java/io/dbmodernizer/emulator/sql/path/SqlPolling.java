package io.dbmodernizer.emulator.sql.path;

import io.dbmodernizer.emulator.arm.operation.Polling;
import java.time.Duration;

/**
 * The polling of the long-running operations of {@code Microsoft.Sql}. All of them send both
 * headers. The durations are typical ones in Azure.
 */
public final class SqlPolling {

  public static final Polling SERVER = of("server", 60);
  public static final Polling SERVER_DELETION = of("server", 30);
  public static final Polling DATABASE_CREATION = of("database", 60);
  public static final Polling DATABASE_UPDATE = of("database", 120);
  public static final Polling DATABASE_DELETION = of("database", 20);
  public static final Polling POOL = of("elasticPool", 60);
  public static final Polling POOL_DELETION = of("elasticPool", 30);
  public static final Polling ADMINISTRATOR = of("serverAdministrator", 10);
  public static final Polling ENTRA_ONLY = of("serverAdministrator", 10);
  public static final Polling THREAT_PROTECTION = of("advancedThreatProtection", 10);
  public static final Polling SHORT_TERM_RETENTION = of("shortTermRetentionPolicy", 10);
  public static final Polling LONG_TERM_RETENTION = of("longTermRetentionPolicy", 10);

  private SqlPolling() {}

  private static Polling of(String subject, int seconds) {
    String locations =
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Sql/locations/{location}/";
    return Polling.asyncOperationAndLocation(
        Duration.ofSeconds(seconds),
        locations + subject + "AzureAsyncOperation/{operation}",
        locations + subject + "OperationResults/{operation}");
  }
}
