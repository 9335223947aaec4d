package io.dbmodernizer.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.progress.WatchMode.Goal;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTrackerTest {

  private static final SpecificRecord COMPLETED = ModernizationCompleted.newBuilder().build();
  private static final SpecificRecord REMOVED = TargetRemoved.newBuilder().build();
  private static final SpecificRecord CANCEL =
      CommandAccepted.newBuilder().setCancel(CancelRequested.newBuilder().build()).build();
  private static final SpecificRecord RETRY =
      CommandAccepted.newBuilder().setRetry(RetryRequested.newBuilder().build()).build();
  private static final SpecificRecord TEARDOWN =
      CommandAccepted.newBuilder().setTeardown(TeardownRequested.newBuilder().build()).build();

  @Test
  void aMigrationEndsWithItsCompletionOrTheFirstFailure() {
    assertThat(after(Goal.END, COMPLETED)).isInstanceOf(Outcome.Completed.class);
    assertThat(
            after(
                Goal.END,
                migrationFailed(Reason.COPY_FAILED),
                BackupFailed.newBuilder().setFailure(failure(Reason.CANCELLED)).build()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.stage()).isEqualTo("migration"));
  }

  @Test
  void aRetryOrATeardownBeginsAnewWhatHadEnded() {
    assertThat(after(Goal.END, migrationFailed(Reason.COPY_FAILED), RETRY)).isNull();
    assertThat(after(Goal.END, migrationFailed(Reason.COPY_FAILED), RETRY, COMPLETED))
        .isInstanceOf(Outcome.Completed.class);
    assertThat(after(Goal.END, COMPLETED, TEARDOWN)).isNull();
    assertThat(after(Goal.END, COMPLETED, TEARDOWN, removalFailed(), RETRY, REMOVED))
        .isInstanceOf(Outcome.Removed.class);
    assertThat(after(Goal.END, migrationFailed(Reason.COPY_FAILED), CANCEL))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aCancellationEndsWhenAStageHasStopped() {
    assertThat(after(Goal.CANCELLATION, CANCEL, migrationFailed(Reason.CANCELLED)))
        .isInstanceOf(Outcome.Cancelled.class);
    assertThat(after(Goal.CANCELLATION, CANCEL, COMPLETED)).isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void aTeardownIsOnlyEndedByARemoval() {
    assertThat(after(Goal.REMOVAL, TEARDOWN, COMPLETED, migrationFailed(Reason.COPY_FAILED)))
        .isNull();
    assertThat(after(Goal.REMOVAL, TEARDOWN, REMOVED)).isInstanceOf(Outcome.Removed.class);
    assertThat(after(Goal.REMOVAL, TEARDOWN, removalFailed()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.stage()).isEqualTo("backup"));
  }

  @Test
  void aRestoreIsOnlyEndedByARestoreOrTheLossOfEverything() {
    SpecificRecord restored = DatabaseRestored.newBuilder().build();
    assertThat(after(Goal.RESTORE, COMPLETED, migrationFailed(Reason.COPY_FAILED))).isNull();
    assertThat(after(Goal.RESTORE, restored)).isInstanceOf(Outcome.Restored.class);
    assertThat(
            after(
                Goal.RESTORE,
                RestoreFailed.newBuilder()
                    .setFailure(failure(Reason.RESTORE_POINT_UNAVAILABLE))
                    .build()))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(after(Goal.RESTORE, REMOVED)).isInstanceOf(Outcome.Removed.class);
    assertThat(after(Goal.END, restored)).isNull();
  }

  @Test
  void newLimitsAreOnlyEndedByTheirAcceptanceOrTheLossOfEverything() {
    CopyLimits limits = new CopyLimits(5L, 0L, 0);
    assertThat(after(Goal.LIMITS, COMPLETED, CANCEL, migrationFailed(Reason.COPY_FAILED))).isNull();
    assertThat(after(Goal.LIMITS, throttle(limits))).isEqualTo(new Outcome.Limited(limits));
    assertThat(after(Goal.LIMITS, throttle(null))).isEqualTo(new Outcome.Limited(null));
    assertThat(after(Goal.LIMITS, REMOVED)).isInstanceOf(Outcome.Removed.class);
    assertThat(after(Goal.END, throttle(limits))).isNull();
    assertThat(after(Goal.END, migrationFailed(Reason.COPY_FAILED), throttle(limits)))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aRemovalNamesWhatAllServicesKeptInWhateverOrderTheyAreRead() {
    // Given
    AzureResource restored =
        AzureResource.newBuilder().setId("/s/d").setName("restored").setRestored(true).build();
    AzureResource server = AzureResource.newBuilder().setId("/s").setName("sql").build();
    SpecificRecord backup = BackupRemoved.newBuilder().setKept(List.of(restored)).build();
    SpecificRecord target = TargetRemoved.newBuilder().setKept(List.of(server, server)).build();

    // Then
    assertThat(after(Goal.REMOVAL, TEARDOWN, backup, target))
        .isEqualTo(new Outcome.Removed(List.of(restored, server)));
    assertThat(after(Goal.REMOVAL, TEARDOWN, target, backup))
        .isEqualTo(new Outcome.Removed(List.of(server, restored)));
  }

  @Test
  void aRefusalEndsWhatWasAskedFor() {
    OutcomeTracker tracker = new OutcomeTracker(Goal.RESTORE);
    tracker.refused(RequestRefused.newBuilder().setFailure(failure(Reason.WRONG_STATE)).build());
    assertThat(tracker.outcome()).containsInstanceOf(Outcome.Refused.class);
  }

  private static @Nullable Outcome after(Goal goal, SpecificRecord... events) {
    OutcomeTracker tracker = new OutcomeTracker(goal);
    for (SpecificRecord event : events) {
      tracker.accept(event);
    }
    return tracker.outcome().orElse(null);
  }

  private static SpecificRecord throttle(@Nullable CopyLimits limits) {
    return CommandAccepted.newBuilder()
        .setThrottle(ThrottleRequested.newBuilder().setCopyLimits(limits).build())
        .build();
  }

  private static SpecificRecord migrationFailed(Reason reason) {
    return MigrationFailed.newBuilder().setFailure(failure(reason)).build();
  }

  private static SpecificRecord removalFailed() {
    return RemovalFailed.newBuilder()
        .setStage("backup")
        .setFailure(failure(Reason.AZURE_REJECTED))
        .build();
  }

  private static Failure failure(Reason reason) {
    return Failure.newBuilder().setReason(reason).setMessage("as scripted").build();
  }
}
