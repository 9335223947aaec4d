package io.dbmodernizer.request;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request can be acted on at all, before anything is created: every required field, every
 * rule of Azure on names and ranges that can be checked without asking Azure. The command line
 * applies it before publishing and the provisioner again to what arrives, so both say the same.
 *
 * <p>No message repeats a value of the request.
 */
public final class RequestRules {

  private static final Pattern MIGRATION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private RequestRules() {}

  /**
   * Checks a request.
   *
   * @param request any request, also one whose nested records are null
   * @return the violations in the order of the contract's fields, at most {@value Violations#MOST}
   *     and then how many more; empty if the request is acceptable
   */
  public static List<FieldViolation> check(MigrationRequested request) {
    Violations violations = new Violations();
    RequestSize.check(request, violations);
    if (!RequestSize.fits(request)) {
      // What is too large is not looked at further: it may hold a violation in every line.
      return violations.toList();
    }
    EventMetadata metadata = request.getMetadata();
    checkMigrationId(
        metadata == null ? null : metadata.getMigrationId(), violations.in("metadata"));
    violations.present(request.getRequester(), "requester", "a person or a team");
    tagText(request.getRequester(), "requester", violations);
    tagText(request.getPurpose(), "purpose", violations);
    violations.section(request.getSource(), "source", SourceRules::check);
    violations.section(request.getTarget(), "target", TargetRules::check);
    violations.section(request.getMigration(), "migration", MigrationRules::check);
    violations.section(
        request.getBackup(),
        "backup",
        (backup, where) -> BackupRules.check(backup, capability(request), where));
    violations.section(request.getMonitoring(), "monitoring", MonitoringRules::check);
    ServerRules.checkAgainstMigration(request, violations);
    return violations.toList();
  }

  /**
   * Whether the text can be the id of a migration.
   *
   * @param migrationId any text
   * @return true if it has 1 to 64 letters, digits, hyphens, underscores and periods, a letter or
   *     digit first
   */
  public static boolean isMigrationId(@Nullable String migrationId) {
    return migrationId != null && MIGRATION_ID.matcher(migrationId).matches();
  }

  private static Optional<BackupCapability> capability(MigrationRequested request) {
    return Optional.ofNullable(request.getTarget())
        .map(Target::getDatabase)
        .flatMap(BackupCapability::of);
  }

  private static void checkMigrationId(@Nullable String migrationId, Violations violations) {
    String accepted =
        "1 to 64 letters, digits, hyphens, underscores and periods, a letter or digit first";
    if (violations.present(migrationId, "migrationId", accepted)) {
      violations.require(
          isMigrationId(migrationId), "migrationId", "is not an id of a migration", accepted);
    }
  }

  /** Both texts become tags on every resource. */
  private static void tagText(@Nullable String value, String field, Violations violations) {
    violations.require(
        value == null || value.length() <= TagRules.MAX_VALUE_LENGTH,
        field,
        "is too long for a tag",
        "at most " + TagRules.MAX_VALUE_LENGTH + " characters");
  }
}
