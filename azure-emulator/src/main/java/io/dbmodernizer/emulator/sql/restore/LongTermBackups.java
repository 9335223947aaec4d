package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long-term backups and their schedule. While a database has a long-term policy, a backup is
 * made every seven days, the first one seven days after the policy was set. The policy sets its
 * expiry. A backup stays when its database or its server is deleted.
 */
final class LongTermBackups {

  private static final Logger LOG = LoggerFactory.getLogger(LongTermBackups.class);
  private static final Duration WEEK = Duration.ofDays(7);

  private final ResourceDirectory directory;
  private final ResourceStore store;
  private final Timers timers;
  private final DatabaseServer databases;
  private final MVMap<String, String> backups;
  private final MVMap<String, String> due;

  LongTermBackups(
      ResourceDirectory directory, ResourceStore store, Timers timers, DatabaseServer databases) {
    this.directory = directory;
    this.store = store;
    this.timers = timers;
    this.databases = databases;
    this.backups = store.map("sql-long-term-backups");
    this.due = store.map("sql-long-term-due");
    due.forEach((id, time) -> runAt(new ResourceId(id), Instant.parse(time)));
  }

  /** Starts the schedule of a database. Does nothing if it has started. */
  void begin(ResourceId database) {
    Instant first = timers.now().plus(WEEK);
    if (due.putIfAbsent(database.key(), first.toString()) == null) {
      store.commit();
      runAt(database, first);
    }
  }

  private void runAt(ResourceId database, Instant time) {
    timers.at(time, () -> run(database, time));
  }

  private void run(ResourceId id, Instant time) {
    Optional<Resource> database = directory.find(id);
    LongTermPeriods periods = periods(id);
    if (database.isEmpty() || periods.isNone()) {
      due.remove(id.key());
      store.commit();
      return;
    }
    Instant next = time.plus(WEEK);
    due.put(id.key(), next.toString());
    periods
        .expiry(time.atZone(ZoneOffset.UTC))
        .ifPresent(
            expiry -> {
              try {
                make(database.get(), time, expiry.toInstant());
              } catch (SQLException e) {
                LOG.atError()
                    .addKeyValue("database", id)
                    .setCause(e)
                    .log("A long-term backup failed");
              }
            });
    runAt(id, next);
  }

  /**
   * Makes a backup now. It expires after the longest period of the policy, or after ten years
   * without a policy.
   *
   * @throws SQLException if the database cannot be copied
   */
  LongTermBackup make(Resource database) throws SQLException {
    Instant now = timers.now();
    Instant expiry = periods(database.id()).longestExpiry(now.atZone(ZoneOffset.UTC)).toInstant();
    return make(database, now, expiry);
  }

  private LongTermBackup make(Resource database, Instant time, Instant expiry) throws SQLException {
    ResourceId id = database.id();
    ResourceId server = id.parent();
    if (server == null) {
      throw new IllegalArgumentException(id + " is not the id of a database");
    }
    String copy = UUID.randomUUID().toString();
    databases.backup(server.name(), id.name(), copy);
    LongTermBackup backup =
        new LongTermBackup(
            id.subscription(),
            id.group(),
            database.location(),
            server.name(),
            id.name(),
            Json.text(database.body(), "/properties/databaseId", "") + ";" + FileTime.of(time),
            time,
            expiry,
            Instant.parse(Json.text(database.body(), "/properties/creationDate", time.toString())),
            BackupCopy.of(database, copy));
    backups.put(backup.key(), backup.toJson());
    store.commit();
    return backup;
  }

  private LongTermPeriods periods(ResourceId database) {
    return directory
        .find(database.child("backupLongTermRetentionPolicies", "default"))
        .map(policy -> LongTermPeriods.of(policy.body()))
        .orElse(LongTermPeriods.NONE);
  }

  /** Returns the backups that have not expired. Removes the others. */
  List<LongTermBackup> all() {
    List<LongTermBackup> known = backups.values().stream().map(LongTermBackup::fromJson).toList();
    known.stream().filter(each -> each.expiry().isBefore(timers.now())).forEach(this::remove);
    return known.stream().filter(each -> !each.expiry().isBefore(timers.now())).toList();
  }

  Optional<LongTermBackup> find(String key) {
    return all().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  void remove(LongTermBackup backup) {
    backups.remove(backup.key());
    store.commit();
    databases.deleteBackup(backup.copy().copy());
  }

  /** Returns true if the database of a backup does not exist. */
  boolean isOfDroppedDatabase(LongTermBackup backup) {
    ResourceId id =
        new ResourceId(
            "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Sql/servers/%s/databases/%s"
                .formatted(
                    backup.subscription(), backup.group(), backup.server(), backup.database()));
    return directory.find(id).isEmpty();
  }
}
