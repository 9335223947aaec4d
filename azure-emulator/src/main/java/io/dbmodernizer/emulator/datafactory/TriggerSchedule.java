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

/** Runs pipelines at the times of the schedule triggers that are started. */
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

  /** Begins to fire a trigger; of another kind than by schedule it never fires here. */
  void start(Resource trigger) {
    UUID activation = UUID.randomUUID();
    activations.put(trigger.id().key(), activation);
    if (trigger.properties().path("type").asString("").equals("ScheduleTrigger")) {
      schedule(trigger.id(), recurrence(trigger), timers.now(), activation);
    }
  }

  /** Ends it. */
  void stop(ResourceId trigger) {
    activations.remove(trigger.key());
  }

  /** Reads the times of a trigger. */
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
    // A clock that a test moves by hours makes one run of it, not one for every period.
    schedule(id, times, timers.now().plusMillis(1), activation);
  }
}
