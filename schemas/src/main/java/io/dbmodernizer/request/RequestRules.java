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
 * The rules on a request: required fields, and Azure's rules on names and ranges as far as they can
 * be checked without a call to Azure. The command line applies them before it publishes a request.
 * The provisioner applies them to every request that it reads.
 *
 * <p>No message repeats a value of the request.
 */
public final class RequestRules {

  private static final Pattern MIGRATION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private RequestRules() {}

  /**
   * Checks a request.
   *
   * @param request any request; its nested records may be null
   * @return the violations in the order of the fields, at most {@value Violations#MOST} and an
   *     entry with the number of further ones; empty if the request is acceptable
   */
  public static List<FieldViolation> check(MigrationRequested request) {
    Violations violations = new Violations();
    RequestSize.check(request, violations);
    if (!RequestSize.fits(request)) {
      // A request that is too large is not checked further: every element may break a rule.
      return violations.toList();
    }
    EventMetadata metadata = request.getMetadata();
    checkMigrationId(
        metadata == null ? null : metadata.getMigrationId(), violations.in("metadata"));
    violations.present(request.getRequester(), "requester", "a person or a team");
    tagText(request.getRequester(), "requester", violations);
    tagText(request.getPurpose(), "purpose", violations);
    LabelRules.check(request.getLabels(), violations);
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
   * Returns whether the text can be the id of a migration.
   *
   * @param migrationId any text; null gives false
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
          isMigrationId(migrationId), "migrationId", "is not the id of a migration", accepted);
    }
  }

  /** Checks the length of a text that becomes a tag on every resource. */
  private static void tagText(@Nullable String value, String field, Violations violations) {
    violations.require(
        value == null || value.length() <= TagRules.MAX_VALUE_LENGTH,
        field,
        "is too long for a tag",
        "at most " + TagRules.MAX_VALUE_LENGTH + " characters");
  }
}
