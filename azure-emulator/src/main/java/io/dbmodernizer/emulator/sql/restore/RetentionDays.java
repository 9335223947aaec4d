package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.h2.mvstore.MVMap;

/**
 * How many days back each database can be restored to. Kept beside the policies, because it still
 * counts when a database and its policies are gone.
 */
final class RetentionDays {

  private static final int DEFAULT = 7;

  private final ResourceStore store;
  private final InstantSource clock;
  private final MVMap<String, String> days;

  RetentionDays(ResourceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.days = store.map("sql-retention-days");
  }

  void set(ResourceId database, int value) {
    days.put(database.key(), Integer.toString(value));
    store.commit();
  }

  /** Returns the days of a database that is leaving, and forgets them. */
  int take(ResourceId database) {
    String value = days.remove(database.key());
    store.commit();
    return value == null ? DEFAULT : Integer.parseInt(value);
  }

  /** Returns the earliest moment that a database can be restored to. */
  Instant earliest(Resource database) {
    Instant first =
        Instant.parse(
            Json.text(
                database.body(), "/properties/earliestRestoreDate", clock.instant().toString()));
    String value = days.get(database.id().key());
    Instant retained =
        clock.instant().minus(Duration.ofDays(value == null ? DEFAULT : Integer.parseInt(value)));
    return first.isAfter(retained) ? first : retained;
  }
}
