package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.database.DatabaseHistory;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Dropped databases that can be restored: operations {@code RestorableDroppedDatabases_Get} and
 * {@code RestorableDroppedDatabases_ListByServer}. A dropped database can be restored for the days
 * of its short-term retention. As in Azure, the deletion of the server removes it.
 */
final class DroppedDatabaseType extends ResourceType implements DatabaseHistory {

  static final String KEY = "microsoft.sql/servers/restorabledroppeddatabases";

  private final ResourceDirectory directory;
  private final ResourceStore store;
  private final Timers timers;
  private final DatabaseServer databases;
  private final RetentionDays retention;
  private final MVMap<String, String> expiries;
  private final MVMap<String, String> copies;

  DroppedDatabaseType(
      ResourceDirectory directory,
      ResourceStore store,
      Timers timers,
      DatabaseServer databases,
      RetentionDays retention) {
    super(
        TypeDeclaration.of(
                "Microsoft.Sql/servers/restorableDroppedDatabases",
                SqlPaths.SERVER + "/restorableDroppedDatabases/{dropped}",
                NameRule.of(
                    ".*", "InvalidRestorableDroppedDatabaseId", "A name and a time of deletion."))
            .methods(List.of())
            .stateless());
    this.directory = directory;
    this.store = store;
    this.timers = timers;
    this.databases = databases;
    this.retention = retention;
    this.expiries = store.map("sql-dropped-expiries");
    this.copies = store.map("sql-dropped-copies");
    expiries.forEach((id, due) -> expireAt(new ResourceId(id), Instant.parse(due)));
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    throw new UnsupportedOperationException("a dropped database cannot be written");
  }

  @Override
  public Instant earliest(Resource database) {
    return retention.earliest(database);
  }

  /** Stores a backup of a database before it is dropped, unless its server is removed as well. */
  @Override
  public void backUp(Resource database) throws SQLException {
    Instant earliest = retention.earliest(database);
    int days = retention.remove(database.id());
    ResourceId server = database.id().parent();
    if (server == null
        || directory.find(server).isEmpty()
        || !databases.exists(server.name(), database.id().name())) {
      return;
    }
    Instant now = timers.now();
    String name = database.id().name();
    ResourceId id = server.child("restorableDroppedDatabases", name + "," + FileTime.of(now));
    String copy = UUID.randomUUID().toString();
    databases.backup(server.name(), name, copy);
    copies.put(id.key(), Json.write(BackupCopy.of(database, copy).toJson()));
    Instant expiry = now.plus(Duration.ofDays(days));
    expiries.put(id.key(), expiry.toString());
    store.put(new Resource(id, document(id, database, now, earliest)));
    expireAt(id, expiry);
  }

  private ObjectNode document(ResourceId id, Resource database, Instant deleted, Instant earliest) {
    return Json.object(
        body -> {
          body.put("id", id.value()).put("name", id.name()).put("type", name());
          body.put("location", database.location());
          for (String part : new String[] {"tags", "sku"}) {
            if (database.body().has(part)) {
              body.set(part, database.body().get(part).deepCopy());
            }
          }
          ObjectNode from = database.properties();
          body.putObject("properties")
              .put("databaseName", database.id().name())
              .put("maxSizeBytes", from.path("maxSizeBytes").asLong(0))
              .put("creationDate", Json.text(from, "/creationDate"))
              .put("deletionDate", deleted.toString())
              .put("earliestRestoreDate", earliest.toString())
              .put("backupStorageRedundancy", Json.text(from, "/currentBackupStorageRedundancy"));
        });
  }

  /**
   * Returns the backup of a dropped database.
   *
   * @throws IllegalStateException if there is none
   */
  BackupCopy copyOf(ResourceId dropped) {
    String copy = copies.get(dropped.key());
    if (copy == null) {
      throw new IllegalStateException(dropped + " has no copy");
    }
    return BackupCopy.fromJson(Json.parseObject(copy));
  }

  private void expireAt(ResourceId id, Instant due) {
    timers.at(
        due,
        () ->
            store
                .find(id)
                .ifPresent(
                    dropped -> {
                      store.remove(id);
                      deleted(dropped);
                    }));
  }

  @Override
  public void deleted(Resource dropped) {
    String copy = copies.remove(dropped.id().key());
    expiries.remove(dropped.id().key());
    store.commit();
    if (copy != null) {
      databases.deleteBackup(BackupCopy.fromJson(Json.parseObject(copy)).copy());
    }
  }
}
