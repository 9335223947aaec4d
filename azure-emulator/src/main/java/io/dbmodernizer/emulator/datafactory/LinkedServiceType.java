package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Linked services: their secrets are taken in and never given out. */
final class LinkedServiceType extends FactoryPartType {

  static final String SEGMENT = "linkedservices";

  private static final String MASK = "**********";

  private final LinkedServiceSecrets secrets;

  LinkedServiceType(ResourceDirectory directory, LinkedServiceSecrets secrets) {
    super(directory, SEGMENT);
    this.secrets = secrets;
  }

  @Override
  ObjectNode shown(ResourceChange change, ObjectNode properties) {
    if (properties.path("type").asString("").isEmpty()) {
      throw ArmException.badRequest(
          "InvalidRequestContent", "The request content was invalid: 'type' is required.");
    }
    secrets.put(change.id(), properties.deepCopy());
    mask(properties);
    return properties;
  }

  @Override
  public void deleted(Resource service) {
    secrets.remove(service.id());
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asString("").equals("SecureString")) {
      object.put("value", MASK);
    }
    node.forEach(LinkedServiceType::mask);
  }
}
