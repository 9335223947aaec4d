package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a database is restored from.
 *
 * @param liveDatabase id of a database that exists; empty if a copy is restored
 * @param copy name of the copy; empty if a database that exists is restored
 * @param sku its size
 * @param collation its collation
 * @param redundancy how its backups are stored
 */
record RestoreSource(
    String liveDatabase, String copy, JsonNode sku, String collation, String redundancy) {

  static RestoreSource live(Resource database) {
    return new RestoreSource(
        database.id().value(),
        "",
        sku(database),
        Json.text(database.body(), "/properties/collation", ""),
        Json.text(database.body(), "/properties/currentBackupStorageRedundancy", "Geo"));
  }

  /** A database in a pool is sized by its objective's name, which is no size of its own. */
  private static JsonNode sku(Resource database) {
    return database.body().path("sku");
  }

  Optional<ResourceId> live() {
    return liveDatabase.isEmpty() ? Optional.empty() : Optional.of(new ResourceId(liveDatabase));
  }

  String toJson() {
    return Json.write(
        Json.object(
            json -> {
              json.put("liveDatabase", liveDatabase).put("copy", copy);
              json.put("collation", collation).put("redundancy", redundancy);
              json.set("sku", sku);
            }));
  }

  static RestoreSource fromJson(String text) {
    ObjectNode json = Json.parseObject(text);
    return new RestoreSource(
        Json.text(json, "/liveDatabase", ""),
        Json.text(json, "/copy", ""),
        json.path("sku"),
        Json.text(json, "/collation", ""),
        Json.text(json, "/redundancy", ""));
  }
}
