package io.dbmodernizer.testsupport.request;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.runtime.stage.StageCommand;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Commands as users publish them. */
public final class TestCommands {

  private TestCommands() {}

  /** Returns a command that stops what is running. */
  public static CancelRequested cancel(String migrationId) {
    return CancelRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .build();
  }

  /** Returns a command that tries again what failed. */
  public static RetryRequested retry(String migrationId) {
    return RetryRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .build();
  }

  /** Returns a command that removes what was created. */
  public static TeardownRequested teardown(String migrationId, boolean removeData) {
    return TeardownRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .setRemoveData(removeData)
        .build();
  }

  /** Returns a command that restores the database. */
  public static RestoreRequested restore(String migrationId, RestoreKind kind) {
    return RestoreRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .setKind(kind)
        .build();
  }

  /** Returns a command that changes the limits of the copy; null for no limits. */
  public static ThrottleRequested throttle(String migrationId, @Nullable CopyLimits limits) {
    return ThrottleRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .setCopyLimits(limits)
        .build();
  }

  /** Returns a command as the stage sees it. */
  public static StageCommand command(SpecificRecord event) {
    return StageCommand.publishedByUser(event).orElseThrow();
  }

  private static EventMetadata metadata(String migrationId) {
    return EventMetadata.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setMigrationId(migrationId)
        .setOccurredAt(Instant.parse("2026-01-05T08:00:00Z"))
        .build();
  }
}
