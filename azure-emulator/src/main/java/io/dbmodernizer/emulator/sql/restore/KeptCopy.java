package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import io.dbmodernizer.emulator.sql.database.DatabaseOrigin;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a database to make another from it.
 *
 * @param copy name of the copy of what it held
 * @param objective name of its size
 * @param collation its collation
 * @param redundancy how its backups are stored
 */
record KeptCopy(String copy, String objective, String collation, String redundancy) {

  /** Note of a database: the name of the copy it was made from; absent if a live database was. */
  static final String COPY = "copy";

  static KeptCopy of(Resource database, String copy) {
    DatabaseOrigin origin = DatabaseOrigin.of(DatabaseOrigin.FROM_NOTHING, database);
    return new KeptCopy(copy, origin.objective().name(), origin.collation(), origin.redundancy());
  }

  DatabaseOrigin origin(String mode) {
    return new DatabaseOrigin(
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

  static KeptCopy fromJson(ObjectNode json) {
    return new KeptCopy(
        Json.text(json, "/copy", ""),
        Json.text(json, "/objective", ""),
        Json.text(json, "/collation", ""),
        Json.text(json, "/redundancy", ""));
  }
}
