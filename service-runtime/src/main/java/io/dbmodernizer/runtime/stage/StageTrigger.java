package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What begins a stage.
 *
 * @param metadata of the event that begins it
 * @param request the user's request
 * @param target the provisioned target; null in the provisioner
 */
public record StageTrigger(
    EventMetadata metadata, MigrationRequested request, @Nullable TargetProvisioned target) {

  /** The trigger of the provisioner: the request itself. */
  public static Optional<StageTrigger> onRequest(SpecificRecord event) {
    return event instanceof MigrationRequested request
        ? Optional.of(new StageTrigger(request.getMetadata(), request, null))
        : Optional.empty();
  }

  /** The trigger of every other stage: the provisioned target, which carries the request. */
  public static Optional<StageTrigger> onTarget(SpecificRecord event) {
    return event instanceof TargetProvisioned target
        ? Optional.of(new StageTrigger(target.getMetadata(), target.getRequest(), target))
        : Optional.empty();
  }
}
