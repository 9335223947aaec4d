package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.progress.WatchMode.Goal;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.ThrottleRequested;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one migration, derived from its events in the order of their times. A retry or a
 * teardown clears the outcome.
 */
final class OutcomeTracker {

  /** The types of the events that determine the outcome. */
  static final List<Class<? extends SpecificRecord>> TYPES =
      List.of(
          ModernizationCompleted.class,
          TargetProvisioningFailed.class,
          MigrationFailed.class,
          BackupFailed.class,
          MonitoringFailed.class,
          RequestRefused.class,
          CommandAccepted.class,
          TargetRemoved.class,
          MigrationRemoved.class,
          BackupRemoved.class,
          MonitoringRemoved.class,
          RemovalFailed.class,
          DatabaseRestored.class,
          RestoreFailed.class);

  private final Goal goal;
  private final List<AzureResource> kept = new ArrayList<>();
  private @Nullable Outcome outcome;

  OutcomeTracker(Goal goal) {
    this.goal = goal;
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Takes the refusal of the request or command that the caller has published. */
  void refused(RequestRefused event) {
    end(new Outcome.Refused(event.getFailure()));
  }

  /** Takes any event of the migration. Ignores events of other types. */
  void accept(SpecificRecord event) {
    if (event instanceof CommandAccepted command) {
      if (command.getRetry() != null || command.getTeardown() != null) {
        outcome = null;
      }
      ThrottleRequested throttle = command.getThrottle();
      if (goal == Goal.LIMITS && throttle != null) {
        end(new Outcome.Limited(throttle.getCopyLimits()));
      }
    } else if (event instanceof ModernizationCompleted) {
      if (goal == Goal.END || goal == Goal.CANCELLATION) {
        end(new Outcome.Completed());
      }
    } else if (event instanceof TargetRemoved removed) {
      kept.addAll(removed.getKept());
      end(new Outcome.Removed(kept()));
    } else if (event instanceof MigrationRemoved removed) {
      alsoKept(removed.getKept());
    } else if (event instanceof BackupRemoved removed) {
      alsoKept(removed.getKept());
    } else if (event instanceof MonitoringRemoved removed) {
      alsoKept(removed.getKept());
    } else if (event instanceof RemovalFailed failed) {
      if (goal == Goal.END || goal == Goal.REMOVAL) {
        end(new Outcome.Failed(failed.getStage(), failed.getFailure()));
      }
    } else if (goal == Goal.RESTORE && event instanceof DatabaseRestored restored) {
      end(new Outcome.Restored(restored));
    } else if (goal == Goal.RESTORE && event instanceof RestoreFailed failed) {
      end(new Outcome.Failed("backup", failed.getFailure()));
    } else if (event instanceof TargetProvisioningFailed failed) {
      failed("provisioner", failed.getFailure());
    } else if (event instanceof MigrationFailed failed) {
      failed("migration", failed.getFailure());
    } else if (event instanceof BackupFailed failed) {
      failed("backup", failed.getFailure());
    } else if (event instanceof MonitoringFailed failed) {
      failed("monitoring", failed.getFailure());
    }
  }

  /** Adds kept resources, also after the event of the provisioner: topics are read in any order. */
  private void alsoKept(List<AzureResource> more) {
    kept.addAll(more);
    if (outcome instanceof Outcome.Removed) {
      outcome = new Outcome.Removed(kept());
    }
  }

  private List<AzureResource> kept() {
    Map<String, AzureResource> byId = new LinkedHashMap<>();
    kept.forEach(each -> byId.putIfAbsent(each.getId().toLowerCase(Locale.ROOT), each));
    return List.copyOf(byId.values());
  }

  private void failed(String stage, Failure failure) {
    if (goal == Goal.END || goal == Goal.CANCELLATION) {
      end(
          failure.getReason() == Reason.CANCELLED
              ? new Outcome.Cancelled(stage, failure)
              : new Outcome.Failed(stage, failure));
    }
  }

  /**
   * Sets the outcome unless it is set: later ends of other stages are consequences of the first.
   */
  private void end(Outcome how) {
    if (outcome == null) {
      outcome = how;
    }
  }
}
