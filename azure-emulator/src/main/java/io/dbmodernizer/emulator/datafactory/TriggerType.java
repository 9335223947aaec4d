package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Triggers: operations {@code Triggers_CreateOrUpdate}, {@code _Get}, {@code _Delete} and {@code
 * _ListByFactory}. A new trigger is stopped. A started trigger cannot be changed or deleted: 400
 * TriggerEnabledCannotUpdate.
 */
final class TriggerType extends FactoryPartType {

  private static final String STATE = "runtimeState";
  private static final String STARTED = "Started";
  private static final String STOPPED = "Stopped";

  private final TriggerSchedule schedule;

  TriggerType(ResourceDirectory directory, TriggerSchedule schedule) {
    super(directory, FactoryPaths.TRIGGERS);
    this.schedule = schedule;
  }

  @Override
  ObjectNode shown(ResourceChange change, ObjectNode properties) {
    if (change.existing() != null) {
      requireStopped(change.existing());
    }
    if (properties.path("type").asString("").isEmpty()) {
      throw ArmException.badRequest(
          "InvalidRequestContent", "The request content was invalid: 'type' is required.");
    }
    properties.put(STATE, STOPPED);
    return properties;
  }

  @Override
  public void checkDelete(Resource trigger, ArmRequest request) {
    requireStopped(trigger);
  }

  @Override
  public void deleted(Resource trigger) {
    schedule.stop(trigger.id());
  }

  private static void requireStopped(Resource trigger) {
    if (isStarted(trigger)) {
      throw ArmException.badRequest(
          "TriggerEnabledCannotUpdate",
          "Cannot update enabled Trigger; the trigger needs to be disabled first. ");
    }
  }

  /** Returns true if a trigger is started. */
  static boolean isStarted(Resource trigger) {
    return Json.text(trigger.body(), "/properties/" + STATE, "").equals(STARTED);
  }

  /** Sets the state of a trigger to {@code Started} or {@code Stopped}. */
  static void setStarted(Resource trigger, boolean started) {
    trigger.properties().put(STATE, started ? STARTED : STOPPED);
  }
}
