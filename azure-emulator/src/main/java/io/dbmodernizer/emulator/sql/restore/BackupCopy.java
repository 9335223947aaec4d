package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import io.dbmodernizer.emulator.sql.database.CreationSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backup of a database: a copy of its data and the settings that a restored database takes from
 * it.
 *
 * @param copy name of the copy in the database server
 * @param objective name of the service objective
 * @param collation collation
 * @param redundancy storage redundancy of the backups, for example {@code Geo}
 */
record BackupCopy(String copy, String objective, String collation, String redundancy) {

  /**
   * The field of a database's note that names the copy it was restored from. It is absent if the
   * database was created from a live one.
   */
  static final String COPY = "copy";

  static BackupCopy of(Resource database, String copy) {
    CreationSource source = CreationSource.of(CreationSource.DEFAULT_MODE, database);
    return new BackupCopy(copy, source.objective().name(), source.collation(), source.redundancy());
  }

  CreationSource source(String mode) {
    return new CreationSource(
        mode,
        Json.object(note -> note.put(COPY, copy)),
        ServiceObjective.named(objective),
        collation,
        redundancy);
  }

  ObjectNode toJson() {
    return Json.object(
        json ->
            json.put("copy", copy)
                .put("objective", objective)
                .put("collation", collation)
                .put("redundancy", redundancy));
  }

  static BackupCopy fromJson(ObjectNode json) {
    return new BackupCopy(
        Json.text(json, "/copy", ""),
        Json.text(json, "/objective", ""),
        Json.text(json, "/collation", ""),
        Json.text(json, "/redundancy", ""));
  }
}
