package io.dbmodernizer.cli.progress;

import tools.jackson.databind.JsonNode;

/**
 * A migration of a fleet.
 *
 * @param item the migration, as in a list of the REST interface
 * @param attention why it does not go on; empty if it goes on
 */
record FleetRow(JsonNode item, Attention attention) {

  String id() {
    return item.path("migrationId").asString("");
  }

  String state() {
    return item.path("state").asString("");
  }

  int percent() {
    return item.path("percent").asInt(0);
  }

  /** Returns the stage that matters now. */
  String stage() {
    return item.path("stage").path("name").asString("");
  }

  /** Returns what it does, for a migration that goes on: the rows of its tables. */
  String work() {
    JsonNode tables = item.path("tables");
    if (!tables.isObject() || tables.path("sourceRows").asLong(0) == 0) {
      return "";
    }
    return "%,d of %,d rows of %,d tables"
        .formatted(
            tables.path("targetRows").asLong(0),
            tables.path("sourceRows").asLong(0),
            tables.path("total").asInt(0));
  }
}
