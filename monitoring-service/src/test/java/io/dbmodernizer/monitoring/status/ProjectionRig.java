package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The projection of one migration, with its facts and with the events that it has published. */
final class ProjectionRig {
  final List<AlertRaised> raised = new ArrayList<>();
  final List<AlertResolved> resolved = new ArrayList<>();
  final List<ModernizationCompleted> completed = new ArrayList<>();

  private final StatusProjector projector = new StatusProjector(Duration.ofMinutes(30));
  private final Map<String, AlertHistory.State> history = new HashMap<>();
  private @Nullable StatusFacts facts;
  private @Nullable MigrationStatus status;

  ProjectionRig see(SpecificRecord... events) {
    for (SpecificRecord event : events) {
      keep(
          projector.apply(
              facts,
              topicOf(event).topicName(),
              event,
              StatusProjector.metadataOf(event).getOccurredAt(),
              id -> history.getOrDefault(id, AlertHistory.State.UNKNOWN)));
    }
    return this;
  }

  void checkStalled(Instant now) {
    keep(projector.checkStalled(Objects.requireNonNull(facts), Instant.EPOCH, now));
  }

  MigrationStatus status() {
    return Objects.requireNonNull(status, "nothing is known of the migration");
  }

  StageStatus stage(String name) {
    return status().getStages().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  StepStatus step(String stage, String name) {
    return stage(stage).getSteps().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void keep(Projection projection) {
    facts = projection.facts();
    status = projection.status();
    raised.addAll(projection.raised());
    resolved.addAll(projection.resolved());
    projection.raised().forEach(a -> history.put(a.getAlertId(), AlertHistory.State.RAISED));
    projection.resolved().forEach(a -> history.put(a.getAlertId(), AlertHistory.State.RESOLVED));
    projection.completed().ifPresent(completed::add);
  }

  private static Topic topicOf(SpecificRecord event) {
    if (event instanceof StepProgressed progress) {
      return Topic.progressOf(progress.getStage());
    }
    for (Topic topic : Topic.values()) {
      boolean ofStage =
          !(event instanceof RemovalFailed failed) || topic.writer().equals(failed.getStage());
      if (ofStage && topic.recordTypes().contains(event.getClass())) {
        return topic;
      }
    }
    throw new IllegalArgumentException("no topic for " + event.getSchema().getName());
  }
}
