package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The short-term retention policy of a database: operations {@code
 * BackupShortTermRetentionPolicies_CreateOrUpdate}, {@code _Update}, {@code _Get} and {@code
 * _ListByDatabase}. The retention is 1 to 35 days, 1 to 7 in the tier Basic, 7 by default.
 */
final class ShortTermRetentionType extends RetentionPolicyType {

  private static final String HOURS = "diffBackupIntervalInHours";

  private final RetentionDays retention;

  ShortTermRetentionType(ResourceDirectory directory, RetentionDays retention) {
    super(
        directory,
        "backupShortTermRetentionPolicies",
        SqlPolling.SHORT_TERM_RETENTION,
        List.of("PUT", "PATCH"));
    this.retention = retention;
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document(7, 12);
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    requireIdleDatabase(change);
    String days =
        Json.text(
            change.body(),
            "/properties/retentionDays",
            change.existing("/properties/retentionDays", "7"));
    int most = Json.text(database(change), "/sku/tier", "").equals("Basic") ? 7 : 35;
    if (!days.matches("\\d{1,4}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > most) {
      throw ArmException.badRequest(
          "InvalidBackupRetentionPeriod",
          "The retention days of %s is not a valid configuration. Valid backup retention in days must be between 1 and %d"
              .formatted(days, most));
    }
    if (isHyperscale(change.id())
        && Json.text(change.request().bodyOrEmpty(), "/properties/" + HOURS) != null) {
      throw ArmException.badRequest(
          "FeatureDisabledOnSelectedEdition",
          "The differential backup interval cannot be set, because a Hyperscale database has no differential backups.");
    }
    // Azure's Java SDK sends this number as text. Answers have a number.
    String hours =
        Json.text(
            change.body(), "/properties/" + HOURS, change.existing("/properties/" + HOURS, "12"));
    if (!hours.equals("12") && !hours.equals("24")) {
      throw ArmException.badRequest(
          "InvalidDiffBackupIntervalHours",
          "The differential backup interval hours of %s is not a valid configuration. Valid differential backup interval must be 12 or 24 hours."
              .formatted(hours));
    }
    return document(Integer.parseInt(days), Integer.parseInt(hours));
  }

  @Override
  public void updated(Resource policy) {
    ResourceId database = policy.id().parent();
    if (database != null) {
      retention.set(database, policy.properties().path("retentionDays").asInt());
    }
  }

  /** Returns the policy. A Hyperscale database is backed up by snapshots and shows no interval. */
  @Override
  public ObjectNode view(Resource policy, ArmRequest request) {
    if (isHyperscale(policy.id())) {
      policy.properties().remove(HOURS);
    }
    return policy.body();
  }

  private static ObjectNode document(int days, int hours) {
    return Json.object(
        document -> document.putObject("properties").put("retentionDays", days).put(HOURS, hours));
  }
}
