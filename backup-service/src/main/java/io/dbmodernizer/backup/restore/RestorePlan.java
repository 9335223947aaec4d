package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A restore that is possible: what was found out before anything is created, on its way through the
 * outputs of the stage.
 *
 * @param id resource id of the database that will be created
 * @param name its name
 * @param createMode as Azure writes it
 * @param source resource id of the backup or database restored from
 * @param pointInTime point in time to ask Azure for; null for none
 * @param restorePoint point in time of the data, for the event; null where Azure names none
 * @param sku the size, as JSON; empty for Azure's choice or in a pool
 * @param elasticPoolId pool the database joins; empty for none
 */
record RestorePlan(
    String id,
    String name,
    String createMode,
    String source,
    @Nullable Instant pointInTime,
    @Nullable Instant restorePoint,
    String sku,
    String elasticPoolId) {
  static final String LONG_TERM = "RestoreLongTermRetentionBackup";

  private static final String PREFIX = "restore.";

  AzureResource resource() {
    AzureResource resource = ArmTypes.SQL_DATABASE.resource(ResourceId.parse(id));
    resource.setRestored(true);
    return resource;
  }

  Map<String, String> outputs() {
    return Map.of(
        PREFIX + "id", id,
        PREFIX + "name", name,
        PREFIX + "createMode", createMode,
        PREFIX + "source", source,
        PREFIX + "pointInTime", text(pointInTime),
        PREFIX + "restorePoint", text(restorePoint),
        PREFIX + "sku", sku,
        PREFIX + "elasticPoolId", elasticPoolId);
  }

  /**
   * @throws IllegalStateException if the stage has no plan, which is a mistake in its graph
   */
  static RestorePlan of(Map<String, String> outputs) {
    return new RestorePlan(
        get(outputs, "id"),
        get(outputs, "name"),
        get(outputs, "createMode"),
        get(outputs, "source"),
        instant(get(outputs, "pointInTime")),
        instant(get(outputs, "restorePoint")),
        get(outputs, "sku"),
        get(outputs, "elasticPoolId"));
  }

  private static String get(Map<String, String> outputs, String key) {
    String value = outputs.get(PREFIX + key);
    if (value == null) {
      throw new IllegalStateException("no earlier step has set " + PREFIX + key);
    }
    return value;
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  private static @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }
}
