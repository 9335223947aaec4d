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
 * The plan of a restore, made before anything is created. The outputs of the stage carry it from
 * step to step.
 *
 * @param id resource id of the database that will be created
 * @param name name of that database
 * @param createMode value of Azure's {@code createMode}
 * @param source resource id of the backup or the database that is restored
 * @param pointInTime point in time for the request to Azure; null for none
 * @param restorePoint point in time of the data, for the event; null if Azure names none
 * @param sku SKU as JSON; empty for Azure's default or in a pool
 * @param elasticPoolId resource id of the elastic pool; empty for none
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
