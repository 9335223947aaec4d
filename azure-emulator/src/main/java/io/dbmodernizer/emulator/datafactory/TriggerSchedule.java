package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The schedule of started triggers. It starts pipeline runs at their times. */
final class TriggerSchedule {

  private final ResourceDirectory directory;
  private final Timers timers;
  private final FactoryRuns runs;
  private final Map<String, UUID> activations = new ConcurrentHashMap<>();

  TriggerSchedule(ResourceDirectory directory, Timers timers, FactoryRuns runs) {
    this.directory = directory;
    this.timers = timers;
    this.runs = runs;
  }

  /** Starts a trigger. A trigger of another type than ScheduleTrigger never fires. */
  void start(Resource trigger) {
    UUID activation = UUID.randomUUID();
    activations.put(trigger.id().key(), activation);
    if (trigger.properties().path("type").asString("").equals("ScheduleTrigger")) {
      schedule(trigger.id(), recurrence(trigger), timers.now(), activation);
    }
  }

  /** Stops a trigger. */
  void stop(ResourceId trigger) {
    activations.remove(trigger.key());
  }

  /**
   * Returns the recurrence of a trigger.
   *
   * @throws io.dbmodernizer.emulator.arm.call.ArmException 400 BadRequest if it is malformed
   */
  Recurrence recurrence(Resource trigger) {
    return Recurrence.of(
        trigger.properties().path("typeProperties").path("recurrence"), timers.now());
  }

  private void schedule(ResourceId trigger, Recurrence times, Instant from, UUID activation) {
    Instant next = times.next(from);
    if (next != null) {
      timers.at(next, () -> fire(trigger, times, activation));
    }
  }

  private void fire(ResourceId id, Recurrence times, UUID activation) {
    if (!activation.equals(activations.get(id.key()))) {
      return;
    }
    directory
        .find(id)
        .ifPresent(
            trigger -> {
              ResourceId factory = Objects.requireNonNull(id.parent());
              for (JsonNode invoked : trigger.properties().path("pipelines")) {
                String name = invoked.path("pipelineReference").path("referenceName").asString("");
                directory
                    .find(factory.child("pipelines", name))
                    .ifPresent(
                        pipeline ->
                            runs.start(
                                pipeline,
                                invoked.path("parameters"),
                                id.name(),
                                "ScheduleTrigger"));
              }
            });
    // If a test moves the clock by hours, the trigger fires once, not once for every period.
    schedule(id, times, timers.now().plusMillis(1), activation);
  }
}
