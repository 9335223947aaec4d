package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.SecretProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Linked services: operations {@code LinkedServices_CreateOrUpdate}, {@code _Get}, {@code _Delete}
 * and {@code _ListByFactory}. Answers hold no secrets.
 */
final class LinkedServiceType extends FactoryPartType {

  private static final String NAMESPACE = "Microsoft.DataFactory";

  private final LinkedServiceSecrets secrets;

  LinkedServiceType(ResourceDirectory directory, LinkedServiceSecrets secrets) {
    super(directory, FactoryPaths.LINKED_SERVICES);
    this.secrets = secrets;
  }

  @Override
  ObjectNode shown(ResourceChange change, ObjectNode properties) {
    if (properties.path("type").asString("").isEmpty()) {
      throw ArmException.badRequest(
          "InvalidRequestContent", "The request content was invalid: 'type' is required.");
    }
    secrets.put(change.id(), properties.deepCopy());
    if (properties.get("typeProperties") instanceof ObjectNode typeProperties) {
      mask(typeProperties);
    }
    return properties;
  }

  @Override
  public void deleted(Resource service) {
    secrets.remove(service.id());
  }

  /** Masks secret properties, and secrets in connection strings and URLs. */
  private static void mask(ObjectNode properties) {
    for (String name : properties.propertyNames().toArray(new String[0])) {
      JsonNode value = properties.get(name);
      if (value.isString()) {
        properties.put(
            name,
            SecretProperties.isSecret(NAMESPACE, name)
                ? SecretProperties.MASK
                : ConnectionString.withoutSecrets(value.asString()));
      }
    }
  }
}
