package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import java.util.UUID;

/** Commands as a user publishes them. */
final class UserCommands {
  private UserCommands() {}

  static RetryRequested retry(String migrationId) {
    return RetryRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .build();
  }

  static CancelRequested cancel(String migrationId) {
    return CancelRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .setExplanation("the window is over")
        .build();
  }

  static TeardownRequested teardown(String migrationId) {
    return TeardownRequested.newBuilder()
        .setMetadata(metadata(migrationId))
        .setRequester("team-sales")
        .setRemoveData(true)
        .build();
  }

  private static EventMetadata metadata(String migrationId) {
    return EventMetadata.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setMigrationId(migrationId)
        .build();
  }
}
