package io.dbmodernizer.request;

import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules on a restore command: the fields of its kind, the name and the requested retention. The
 * backup service checks later, before it creates a database, whether Azure has the backup.
 *
 * <p>No message repeats a value of the command.
 */
public final class RestoreRules {

  private static final Pattern BACKUP_ID =
      Pattern.compile(
          ("(?i)(?!.*%(?:[01][0-9a-f]|25|2f|3f|7f))"
                  + "/subscriptions/NAME(?:/resourceGroups/NAME)?/providers/Microsoft\\.Sql"
                  + "/locations/NAME/longTermRetentionServers/NAME/longTermRetentionDatabases/NAME"
                  + "/longTermRetentionBackups/NAME")
              .replace("NAME", "[^/?\\p{Cntrl}]+"));

  private RestoreRules() {}

  /**
   * Checks a command.
   *
   * @param restore the command; its {@code metadata.occurredAt} counts as the present time
   * @param migration the request whose database is restored, complete and valid; null if it is not
   *     known, so that nothing is compared with it
   * @return the violations in the order of the fields; empty if the command is acceptable
   */
  public static List<FieldViolation> check(
      RestoreRequested restore, @Nullable MigrationRequested migration) {
    Violations violations = new Violations();
    violations.present(restore.getRequester(), "requester", "a person or a team");
    RestoreKind kind = restore.getKind();
    checkKind(kind, migration, violations);
    checkPointInTime(restore, migration, violations);
    checkBackup(restore, violations);
    checkName(restore, migration, violations);
    return violations.toList();
  }

  private static void checkKind(
      RestoreKind kind, @Nullable MigrationRequested migration, Violations violations) {
    if (kind == null || kind == RestoreKind.UNSPECIFIED) {
      violations.add(
          "kind", "is not specified", "POINT_IN_TIME, LONG_TERM_BACKUP, DROPPED_DATABASE or GEO");
      return;
    }
    if (migration == null) {
      return;
    }
    BackupStorageRedundancy redundancy =
        migration.getTarget().getDatabase().getBackupStorageRedundancy();
    violations.require(
        kind != RestoreKind.GEO
            || redundancy == BackupStorageRedundancy.GEO
            || redundancy == BackupStorageRedundancy.GEO_ZONE,
        "kind",
        "is GEO, but the backups of the database are not stored in a second region",
        "another kind, or target.database.backupStorageRedundancy GEO or GEO_ZONE");
  }

  private static void checkPointInTime(
      RestoreRequested restore, @Nullable MigrationRequested migration, Violations violations) {
    String field = "pointInTime";
    Instant point = restore.getPointInTime();
    RestoreKind kind = restore.getKind();
    if (point == null) {
      violations.require(
          kind != RestoreKind.POINT_IN_TIME,
          field,
          "is required with the kind POINT_IN_TIME",
          "a time such as 2026-03-01T12:00:00Z");
      return;
    }
    if (kind != RestoreKind.POINT_IN_TIME && kind != RestoreKind.DROPPED_DATABASE) {
      violations.add(
          field,
          "does not go with this kind",
          "none, or the kind POINT_IN_TIME or DROPPED_DATABASE");
      return;
    }
    EventMetadata metadata = restore.getMetadata();
    Instant now = metadata == null ? null : metadata.getOccurredAt();
    if (now == null || now.equals(Instant.EPOCH)) {
      return;
    }
    violations.require(!point.isAfter(now), field, "is in the future", "a time in the past");
    if (migration == null) {
      return;
    }
    int days = migration.getBackup().getShortTermRetentionDays();
    violations.require(
        kind != RestoreKind.POINT_IN_TIME || !point.isBefore(now.minus(Duration.ofDays(days))),
        field,
        "is before the retention of the database",
        "a time of the last " + days + " days, or the kind LONG_TERM_BACKUP");
  }

  private static void checkBackup(RestoreRequested restore, Violations violations) {
    String id = restore.getBackupId();
    if (OptionalFields.isAbsent(id)) {
      return;
    }
    if (restore.getKind() != RestoreKind.LONG_TERM_BACKUP) {
      violations.add(
          "backupId", "does not go with this kind", "empty, or the kind LONG_TERM_BACKUP");
      return;
    }
    violations.require(
        BACKUP_ID.matcher(id).matches(),
        "backupId",
        "is not the resource id of a long-term backup",
        "/subscriptions/…/providers/Microsoft.Sql/locations/…/longTermRetentionServers/…"
            + "/longTermRetentionDatabases/…/longTermRetentionBackups/…; empty for the newest");
  }

  private static void checkName(
      RestoreRequested restore, @Nullable MigrationRequested migration, Violations violations) {
    String name = restore.getDatabaseName();
    if (OptionalFields.isAbsent(name)) {
      return;
    }
    String field = "databaseName";
    AzureNames.DATABASE.check(name, field, violations);
    violations.require(
        !AzureNames.isSystemDatabase(name),
        field,
        "is the name of a system database",
        AzureNames.DATABASE.accepted());
    violations.require(
        migration == null || !name.equalsIgnoreCase(migration.getTarget().getDatabase().getName()),
        field,
        "is the name of the database itself, which a restore never replaces",
        "another name, or empty to derive one");
  }
}
