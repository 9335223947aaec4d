package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.state.StageEnd;
import io.dbmodernizer.state.StageFacts;
import io.dbmodernizer.state.StatusFacts;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Creates and copies the facts that are stored about a migration. */
final class Facts {
  private Facts() {}

  /** Returns the facts of a migration of which no event has been read. */
  static StatusFacts blank(String migrationId) {
    StatusFacts facts = new StatusFacts();
    facts.setStatus(Snapshots.blank(migrationId));
    facts.setRetryId("");
    facts.setPublishedState(MigrationState.UNSPECIFIED);
    facts.setRemovedResources(new ArrayList<>());
    List<StageFacts> stages = new ArrayList<>();
    for (PipelineStage stage : PipelineStage.values()) {
      stages.add(StageFacts.newBuilder().setName(stage.stageName()).build());
    }
    facts.setStages(stages);
    return facts;
  }

  /**
   * Returns a stored record as facts.
   *
   * @param stored facts, or a snapshot that a release before the facts has stored
   */
  static StatusFacts of(SpecificRecord stored) {
    return stored instanceof StatusFacts facts ? facts : fromSnapshot((MigrationStatus) stored);
  }

  /** Returns a copy whose change leaves the original as it is. */
  static StatusFacts copy(StatusFacts original) {
    StatusFacts facts = Snapshots.fieldsOf(original, new StatusFacts());
    facts.setStatus(Snapshots.copy(original.getStatus()));
    List<StageFacts> stages = new ArrayList<>();
    original.getStages().forEach(stage -> stages.add(Snapshots.fieldsOf(stage, new StageFacts())));
    facts.setStages(stages);
    return facts;
  }

  static StageFacts stage(StatusFacts facts, PipelineStage stage) {
    return facts.getStages().stream()
        .filter(s -> s.getName().equals(stage.stageName()))
        .findFirst()
        .orElseThrow();
  }

  private static StatusFacts fromSnapshot(MigrationStatus status) {
    StatusFacts facts = blank(status.getMigrationId());
    facts.setStatus(Snapshots.copy(status));
    facts.setKnown(true);
    facts.setRemoved(status.getState() == MigrationState.REMOVED);
    facts.setRemoving(status.getState() == MigrationState.REMOVING || facts.getRemoved());
    for (StageStatus stage : status.getStages()) {
      PipelineStage.of(stage.getName()).ifPresent(name -> copyStage(stage, stage(facts, name)));
    }
    return facts;
  }

  private static void copyStage(StageStatus stage, StageFacts facts) {
    boolean removal = StepList.of(stage).has(StepList.REMOVE);
    if (removal) {
      facts.setRemovalBeganAt(stage.getStartedAt());
    } else {
      facts.setBeganAt(stage.getStartedAt());
    }
    if (stage.getState() == ProgressState.DONE && removal) {
      facts.setRemovedAt(stage.getEndedAt());
    } else if (stage.getState() == ProgressState.DONE) {
      facts.setCompletedAt(stage.getEndedAt());
    }
    Failure failure = stage.getFailure();
    if (stage.getState() == ProgressState.FAILED && failure != null && stage.getEndedAt() != null) {
      StageEnd end = new StageEnd(stage.getEndedAt(), failure, "");
      if (removal) {
        facts.setRemovalFailed(end);
      } else {
        facts.setFailed(end);
      }
    }
  }
}
