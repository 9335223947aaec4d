package io.dbmodernizer.request;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ElasticPoolTarget;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The backup functions that the service tier of a database offers.
 *
 * <p>Sources, all of Microsoft: "Automated backups in Azure SQL Database" (1 to 35 days, Basic 1 to
 * 7), "Automated backups for Hyperscale databases" (snapshots, so no differential backups),
 * "General availability of SQL Database Hyperscale long-term backup retention" of 2023-09-18
 * (Hyperscale has long-term retention), "Serverless compute tier" (long-term retention needs
 * auto-pause to be off; only General Purpose pauses).
 *
 * @param tier the tier in words, for messages
 * @param maxShortTermRetentionDays longest point-in-time retention, in days
 * @param withoutDifferentials why the interval between differential backups cannot be set; null if
 *     it can be set
 * @param withoutLongTerm why long-term retention is not available; null if it is available
 */
public record BackupCapability(
    String tier,
    int maxShortTermRetentionDays,
    @Nullable String withoutDifferentials,
    @Nullable String withoutLongTerm) {

  private static final int LONGEST = 35;
  private static final int LONGEST_BASIC = 7;
  private static final int NEVER_PAUSE = -1;

  /**
   * Returns the backup functions for a database.
   *
   * @param database the database as requested
   * @return the capability; empty if the tier is unknown before the database exists, because the
   *     request names an existing elastic pool or a service objective that Azure does not have
   */
  public static Optional<BackupCapability> of(DatabaseTarget database) {
    ElasticPoolTarget pool = database.getElasticPool();
    boolean pooled = pool != null && !OptionalFields.isAbsent(pool.getName());
    String objective = pooled ? pool.getServiceObjective() : database.getServiceObjective();
    if (objective == null) {
      return Optional.empty();
    }
    String size = objective.toUpperCase(Locale.ROOT);
    if (size.startsWith("BASIC")) {
      return Optional.of(new BackupCapability("Basic", LONGEST_BASIC, null, null));
    }
    if (size.startsWith("HS_")) {
      return Optional.of(
          new BackupCapability(
              "Hyperscale",
              LONGEST,
              "Hyperscale backs up by snapshots and has no differential backups",
              null));
    }
    if (size.startsWith("GP_S_") && database.getAutoPauseDelayMinutes() != NEVER_PAUSE) {
      return Optional.of(
          new BackupCapability(
              "serverless with auto-pause",
              LONGEST,
              null,
              "Azure keeps no long-term backups of a serverless database that pauses by itself"));
    }
    return tier(size).map(tier -> new BackupCapability(tier, LONGEST, null, null));
  }

  /** Returns whether the interval between differential backups can be set. */
  public boolean differentials() {
    return withoutDifferentials == null;
  }

  /** Returns whether long-term retention is available. */
  public boolean longTerm() {
    return withoutLongTerm == null;
  }

  private static Optional<String> tier(String size) {
    if (size.startsWith("STANDARD") || size.matches("S\\d+")) {
      return Optional.of("Standard");
    }
    if (size.startsWith("PREMIUM") || size.matches("P\\d+")) {
      return Optional.of("Premium");
    }
    if (size.startsWith("GP_S_")) {
      return Optional.of("serverless");
    }
    if (size.startsWith("GP_")) {
      return Optional.of("GeneralPurpose");
    }
    return size.startsWith("BC_") ? Optional.of("BusinessCritical") : Optional.empty();
  }
}
