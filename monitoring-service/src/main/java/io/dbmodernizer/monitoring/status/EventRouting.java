package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.SynchronizationStarted;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The changes that each type of event makes to what is stored about a migration. */
final class EventRouting {
  private final StatusFacts facts;
  private final MigrationStatus status;
  private final Inventory inventory;
  private final ReportedAlerts alerts;

  EventRouting(StatusFacts facts, ReportedAlerts alerts) {
    this.facts = facts;
    this.status = facts.getStatus();
    this.inventory = new Inventory(facts);
    this.alerts = alerts;
  }

  /**
   * Writes the content of an event into the facts. Most events make a migration known. Refusals,
   * commands, signals and drift reports do not, because they are about a migration that exists.
   *
   * @param topic name of the topic that the event was read from
   * @return false if events of this type never change a snapshot
   */
  boolean route(String topic, SpecificRecord event) {
    if (event instanceof RequestRefused refused) {
      status.setRefusal(refused.getFailure());
    } else if (event instanceof CommandAccepted command) {
      command(command);
    } else if (event instanceof AlertSignal signal) {
      if (facts.getKnown() && !facts.getRemoved()) {
        alerts.signalled(signal);
      }
    } else if (event instanceof BackupDriftDetected drift) {
      if (facts.getKnown()) {
        alerts.drifted(drift, at(event));
      }
    } else if (event instanceof BackupDriftResolved drift) {
      alerts.driftResolved(drift);
    } else {
      boolean routed =
          ofProvisioner(event)
              || ofMigration(event)
              || ofBackup(event)
              || ofMonitoring(event)
              || ofProgress(topic, event)
              || ofRemoval(topic, event);
      facts.setKnown(facts.getKnown() || routed);
      return routed;
    }
    return true;
  }

  private void command(CommandAccepted command) {
    Instant at = at(command);
    status.setLastCommand(LastCommands.later(status.getLastCommand(), command));
    if (command.getTeardown() != null) {
      facts.setRemoving(true);
    } else if (command.getRetry() != null
        && (facts.getRetriedAt() == null || !at.isBefore(facts.getRetriedAt()))) {
      facts.setRetriedAt(at);
      facts.setRetryId(command.getMetadata().getEventId());
    }
  }

  private boolean ofProvisioner(SpecificRecord event) {
    if (event instanceof MigrationRequested request) {
      // The provisioner acts on the first request with an id.
      if (!RequestSummary.isPresent(status)) {
        RequestSummary.write(request, status);
      }
    } else if (event instanceof TargetProvisioned provisioned) {
      RequestSummary.write(provisioned.getRequest(), status);
      inventory.addResources(provisioned.getResources());
      stage(PipelineStage.PROVISIONER).completed(at(event));
    } else if (event instanceof TargetProvisioningFailed failed) {
      stage(PipelineStage.PROVISIONER).failed(failed.getFailure(), causeOf(event), at(event));
    } else if (event instanceof TargetRemoved removed) {
      removed(PipelineStage.PROVISIONER, event, removed.getRemoved(), removed.getKept());
      facts.setRemoved(true);
    } else {
      return false;
    }
    return true;
  }

  private boolean ofMigration(SpecificRecord event) {
    if (event instanceof SourceAssessed assessed) {
      status.setFindings(new ArrayList<>(assessed.getFindings()));
      stage(PipelineStage.MIGRATION).began(at(event));
    } else if (event instanceof SchemaMigrated) {
      stage(PipelineStage.MIGRATION).began(at(event));
    } else if (event instanceof MigrationCompleted completed) {
      inventory.tables(completed.getTableTotals(), completed.getTables());
      inventory.addResources(completed.getResources());
      stage(PipelineStage.MIGRATION).completed(at(event));
    } else if (event instanceof MigrationFailed failed) {
      inventory.tablesUnlessKnown(failed.getTableTotals(), failed.getTables());
      stage(PipelineStage.MIGRATION).failed(failed.getFailure(), causeOf(event), at(event));
    } else if (event instanceof SynchronizationStarted started) {
      inventory.addResources(started.getResources());
    } else if (event instanceof MigrationRemoved removed) {
      removed(PipelineStage.MIGRATION, event, removed.getRemoved(), removed.getKept());
    } else {
      return false;
    }
    return true;
  }

  private boolean ofBackup(SpecificRecord event) {
    if (event instanceof BackupEnabled enabled) {
      status.setBackupPolicy(enabled.getPolicy());
      inventory.addResources(enabled.getResources());
      stage(PipelineStage.BACKUP).completed(at(event));
    } else if (event instanceof BackupFailed failed) {
      stage(PipelineStage.BACKUP).failed(failed.getFailure(), causeOf(event), at(event));
    } else if (event instanceof DatabaseRestored restored) {
      inventory.addResources(List.of(restored.getDatabase()));
    } else if (event instanceof BackupRemoved removed) {
      removed(PipelineStage.BACKUP, event, removed.getRemoved(), removed.getKept());
    } else {
      return false;
    }
    return true;
  }

  private boolean ofMonitoring(SpecificRecord event) {
    if (event instanceof MonitoringEnabled enabled) {
      inventory.addResources(enabled.getResources());
      stage(PipelineStage.MONITORING).completed(at(event));
    } else if (event instanceof MonitoringFailed failed) {
      stage(PipelineStage.MONITORING).failed(failed.getFailure(), causeOf(event), at(event));
    } else if (event instanceof MonitoringRemoved removed) {
      removed(PipelineStage.MONITORING, event, removed.getRemoved(), removed.getKept());
    } else {
      return false;
    }
    return true;
  }

  private boolean ofProgress(String topic, SpecificRecord event) {
    Optional<PipelineStage> stage = writerOf(topic);
    if (!(event instanceof StepProgressed progress) || stage.isEmpty()) {
      return false;
    }
    inventory.addResources(progress.getResources());
    if (stage(stage.get()).progressed(progress)
        && Facts.stage(facts, PipelineStage.MIGRATION).getCompletedAt() == null) {
      inventory.tables(progress.getTableTotals(), progress.getTables());
    }
    return true;
  }

  private boolean ofRemoval(String topic, SpecificRecord event) {
    Optional<PipelineStage> stage = writerOf(topic);
    if (!(event instanceof RemovalFailed failed) || stage.isEmpty()) {
      return false;
    }
    stage(stage.get()).removalFailed(failed.getFailure(), causeOf(event), at(event));
    return true;
  }

  private void removed(
      PipelineStage stage,
      SpecificRecord event,
      List<AzureResource> gone,
      List<AzureResource> kept) {
    inventory.removeResources(gone, kept);
    stage(stage).removed(at(event));
    facts.setRemoving(true);
  }

  /** Returns the stage whose service writes a topic; empty if no stage does. */
  private static Optional<PipelineStage> writerOf(String topic) {
    return Topic.find(topic).map(Topic::writer).flatMap(PipelineStage::of);
  }

  private StageProjection stage(PipelineStage stage) {
    return new StageProjection(Facts.stage(facts, stage), stageStatus(stage));
  }

  private StageStatus stageStatus(PipelineStage stage) {
    return status.getStages().stream()
        .filter(s -> s.getName().equals(stage.stageName()))
        .findFirst()
        .orElseThrow();
  }

  private static String causeOf(SpecificRecord event) {
    return StatusProjector.metadataOf(event).getCausationId();
  }

  private static Instant at(SpecificRecord event) {
    return StatusProjector.metadataOf(event).getOccurredAt();
  }
}
