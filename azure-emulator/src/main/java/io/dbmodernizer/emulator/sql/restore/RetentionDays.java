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
 * The short-term retention of databases in days. It is stored beside the policies, because a
 * dropped database still needs it after its policies have been removed.
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

  /** Removes the retention of a database that is dropped and returns it, 7 by default. */
  int remove(ResourceId database) {
    String value = days.remove(database.key());
    store.commit();
    return value == null ? DEFAULT : Integer.parseInt(value);
  }

  /** Returns the earliest point in time to which a database can be restored. */
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
