package io.dbmodernizer.migration.factory;

import tools.jackson.databind.JsonNode;

/** The state of a trigger as Azure reports it. */
final class TriggerState {

  private TriggerState() {}

  static boolean isStarted(JsonNode trigger) {
    return trigger.path("properties").path("runtimeState").asString("").equals("Started");
  }
}
