package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import java.time.Instant;
import java.util.Optional;
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

  private static final OutputKey<String> ID = OutputKey.text("restore.id");
  private static final OutputKey<String> NAME = OutputKey.text("restore.name");
  private static final OutputKey<String> CREATE_MODE = OutputKey.text("restore.createMode");
  private static final OutputKey<String> SOURCE = OutputKey.text("restore.source");
  private static final OutputKey<Optional<Instant>> POINT_IN_TIME =
      optionalInstant("restore.pointInTime");
  private static final OutputKey<Optional<Instant>> RESTORE_POINT =
      optionalInstant("restore.restorePoint");
  private static final OutputKey<String> SKU = OutputKey.text("restore.sku");
  private static final OutputKey<String> ELASTIC_POOL_ID = OutputKey.text("restore.elasticPoolId");

  AzureResource resource() {
    AzureResource resource = ArmTypes.SQL_DATABASE.resource(ResourceId.parse(id));
    resource.setRestored(true);
    return resource;
  }

  Outputs outputs() {
    return Outputs.of(ID, id)
        .with(NAME, name)
        .with(CREATE_MODE, createMode)
        .with(SOURCE, source)
        .with(POINT_IN_TIME, Optional.ofNullable(pointInTime))
        .with(RESTORE_POINT, Optional.ofNullable(restorePoint))
        .with(SKU, sku)
        .with(ELASTIC_POOL_ID, elasticPoolId);
  }

  /**
   * Reads the plan that an earlier step has made.
   *
   * @throws IllegalStateException if the stage has no plan, which is a mistake in its graph
   */
  static RestorePlan of(Outputs outputs) {
    return new RestorePlan(
        outputs.get(ID),
        outputs.get(NAME),
        outputs.get(CREATE_MODE),
        outputs.get(SOURCE),
        outputs.get(POINT_IN_TIME).orElse(null),
        outputs.get(RESTORE_POINT).orElse(null),
        outputs.get(SKU),
        outputs.get(ELASTIC_POOL_ID));
  }

  /** Stored in ISO 8601; empty for none, so that the time of an earlier plan does not stay. */
  private static OutputKey<Optional<Instant>> optionalInstant(String name) {
    return OutputKey.of(
        name,
        instant -> instant.map(Instant::toString).orElse(""),
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text)));
  }
}
