package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policy of point-in-time restore.
 *
 * <p>Read and written as JSON: the SDK (azure-resourcemanager-sql 2.53.5) writes {@code
 * diffBackupIntervalInHours} as a text where the API has a number, and cannot read every answer to
 * that.
 *
 * @param retentionDays how many days back can be restored to
 * @param differentialBackupIntervalHours hours between differential backups; 0 where the tier has
 *     none
 */
public record ShortTermRetention(int retentionDays, int differentialBackupIntervalHours) {
  static final String TYPE = "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies";
  private static final String API_VERSION = "2021-11-01";

  /** Resource id of the policy. */
  static String id(TargetDatabase database) {
    return database.id() + "/backupShortTermRetentionPolicies/default";
  }

  /** The policy as Azure reports it; empty if there is no such database. */
  public static Optional<ShortTermRetention> read(ArmRest rest, TargetDatabase database) {
    return rest.get(id(database), API_VERSION)
        .map(
            answer -> {
              JsonNode properties = answer.body().path("properties");
              return new ShortTermRetention(
                  properties.path("retentionDays").asInt(0),
                  properties.path("diffBackupIntervalInHours").asInt(0));
            });
  }

  static ArmResponse write(ArmRest rest, TargetDatabase database, BackupPolicy wanted) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode properties = body.putObject("properties");
    properties.put("retentionDays", wanted.getShortTermRetentionDays());
    // Azure answers FeatureIsNotAvailableForServiceTier to it on Hyperscale.
    if (!database.hyperscale()) {
      properties.put("diffBackupIntervalInHours", wanted.getDifferentialBackupIntervalHours());
    }
    return rest.put(id(database), API_VERSION, body);
  }

  /**
   * In what it differs from the request; shortening the retention of another's database cannot be
   * mended.
   */
  public List<Difference> differences(TargetDatabase database, BackupPolicy wanted) {
    List<Difference> differences = new ArrayList<>();
    int days = wanted.getShortTermRetentionDays();
    if (days != retentionDays) {
      differences.add(
          new Difference(
              "properties.retentionDays",
              String.valueOf(days),
              String.valueOf(retentionDays),
              days < retentionDays && !database.owned()));
    }
    int hours = wanted.getDifferentialBackupIntervalHours();
    if (!database.hyperscale() && hours != differentialBackupIntervalHours) {
      differences.add(
          Difference.mutable(
              "properties.diffBackupIntervalInHours", hours, differentialBackupIntervalHours));
    }
    return differences;
  }
}
