package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The event that begins a stage for one migration.
 *
 * @param metadata of the event that begins it
 * @param request the user's request
 * @param target the provisioned target; null in the provisioner
 */
public record StageTrigger(
    EventMetadata metadata, MigrationRequested request, @Nullable TargetProvisioned target) {

  /** Returns the trigger of the provisioner, the request; empty if the event is no request. */
  public static Optional<StageTrigger> onRequest(SpecificRecord event) {
    return event instanceof MigrationRequested request
        ? Optional.of(new StageTrigger(request.getMetadata(), request, null))
        : Optional.empty();
  }

  /**
   * Returns the trigger of every other stage, the provisioned target, which carries the request.
   *
   * @return empty if the event is no provisioned target
   */
  public static Optional<StageTrigger> onTarget(SpecificRecord event) {
    return event instanceof TargetProvisioned target
        ? Optional.of(new StageTrigger(target.getMetadata(), target.getRequest(), target))
        : Optional.empty();
  }
}
