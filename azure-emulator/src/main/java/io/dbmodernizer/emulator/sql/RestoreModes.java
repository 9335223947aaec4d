package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.database.DatabaseServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Databases that are created from a backup. What a live database is restored to is what it holds
 * when the restore is carried out, whatever the point in time: the emulator keeps no history of
 * rows. Dropped databases and long-term backups hold what was there when they were made.
 */
final class RestoreModes {

  private static final Set<String> MODES =
      Set.of("PointInTimeRestore", "Restore", "Recovery", "RestoreLongTermRetentionBackup");
  private static final List<String> SOURCES =
      List.of(
          "createMode",
          "sourceDatabaseId",
          "sourceDatabaseDeletionDate",
          "restorePointInTime",
          "recoverableDatabaseId",
          "restorableDroppedDatabaseId",
          "longTermRetentionBackupResourceId");

  private final RestoreFinder finder;
  private final ResourceStore store;
  private final DatabaseServer databases;
  private final MVMap<String, String> sources;

  RestoreModes(RestoreFinder finder, ResourceStore store, DatabaseServer databases) {
    this.finder = finder;
    this.store = store;
    this.databases = databases;
    this.sources = store.map("sql-restores");
  }

  /**
   * Returns the change as it would be without a backup: with the size, the collation and the
   * redundancy of what is restored where the caller names none. What it is restored from is
   * remembered until {@link #restore}. A change of another mode comes back as it is.
   *
   * @throws ArmException for every refusal
   */
  ResourceChange complete(ResourceChange change) {
    String mode = change.text("/properties/createMode");
    if (mode == null || !MODES.contains(mode)) {
      return change;
    }
    if (change.existing() != null) {
      throw ArmException.conflict(
          "RemoteDatabaseExists",
          "The destination database name '%s' already exists on the server."
              .formatted(change.id().name()));
    }
    RestoreSource source = finder.find(mode, change);
    ObjectNode body = change.body().deepCopy();
    ObjectNode properties = Json.child(body, "properties");
    properties.remove(SOURCES);
    boolean pooled = properties.has("elasticPoolId");
    if (!body.has("sku") && !pooled) {
      body.set("sku", source.sku());
    }
    requireSameArchitecture(mode, source, body, pooled);
    properties.put("collation", source.collation());
    if (!properties.has("requestedBackupStorageRedundancy")) {
      properties.put("requestedBackupStorageRedundancy", source.redundancy());
    }
    sources.put(change.id().key(), source.toJson());
    store.commit();
    ArmRequest asked = change.request();
    ArmRequest request =
        new ArmRequest(
            asked.method(),
            asked.path(),
            asked.parameters(),
            asked.query(),
            body,
            asked.principal(),
            asked.call());
    return new ResourceChange(request, change.id(), body, null);
  }

  private static void requireSameArchitecture(
      String mode, RestoreSource source, ObjectNode body, boolean pooled) {
    if (pooled) {
      return;
    }
    boolean from = ServiceObjective.of(source.sku()).hyperscale();
    boolean to = ServiceObjective.of(body.path("sku")).hyperscale();
    if (from == to) {
      return;
    }
    throw switch (mode) {
      case "PointInTimeRestore" ->
          ArmException.badRequest(
              "InvalidVldbRestoreSlo",
              "The Hyperscale edition Point-In-Time restore requires both source and target databases to use Hyperscale service level objective.");
      case "Recovery" ->
          ArmException.badRequest(
              "InvalidVldbRecoverySlo",
              "The Hyperscale edition recovery requires both source and target databases to use Hyperscale service level objective.");
      default ->
          ArmException.badRequest(
              "RestoreHyperscaleToNonHyperscale",
              "Restoring a Hyperscale database backup to a non-Hyperscale service tier or vice versa is not supported.");
    };
  }

  /**
   * Creates the database behind a resource if it is to be restored.
   *
   * @return false if it is not
   * @throws ArmException if what it is restored from has gone in the meantime
   */
  boolean restore(Resource database, String server, SqlLogins logins) throws SQLException {
    String text = sources.remove(database.id().key());
    store.commit();
    if (text == null) {
      return false;
    }
    RestoreSource source = RestoreSource.fromJson(text);
    Optional<ResourceId> live = source.live();
    if (live.isEmpty()) {
      databases.restore(source.copy(), server, database.id().name(), logins.get(server));
      return true;
    }
    ResourceId from = live.get();
    String fromServer = RestoreFinder.serverOf(from).name();
    if (!databases.exists(fromServer, from.name())) {
      throw ArmException.badRequest(
          "InvalidLiveDatabase",
          "Source database '%s' does not exist on server within the supported recovery period."
              .formatted(from.name()));
    }
    String copy = UUID.randomUUID().toString();
    try {
      databases.backup(fromServer, from.name(), copy);
      databases.restore(copy, server, database.id().name(), logins.get(server));
    } finally {
      databases.discard(copy);
    }
    return true;
  }

  /** Forgets what a database was to be restored from. */
  void forget(ResourceId database) {
    sources.remove(database.key());
    store.commit();
  }
}
