package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.JsonResource;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the factory. A part cannot have tags. An existing part is a conflict if it differs and
 * this migration did not write it.
 */
interface FactoryPart extends JsonResource, SynchronizationResources {

  /** Returns the part's name in the factory. */
  String name(MigrationRequested request);

  /**
   * Returns the desired properties without secrets. An existing part matches if it has all of them.
   */
  ObjectNode properties(StepContext context);

  /**
   * Returns the properties to send. They include values that cannot be compared, such as secrets.
   */
  default ObjectNode sentProperties(StepContext context) {
    return properties(context);
  }

  @Override
  default ResourceId id(StepContext context) {
    MigrationRequested request = context.request();
    return DataFactory.id(request).child(type().collection(), name(request));
  }

  @Override
  default List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    return PartDifferences.of(
        properties(context), observed.body().path("properties"), !isIntended(context));
  }

  @Override
  default String conflictRemedy() {
    return "Name another factory in migration.synchronization.factoryName, or remove the part. It"
        + " does not belong to this migration.";
  }

  @Override
  default ObjectNode body(StepContext context) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.set("properties", sentProperties(context));
    return body;
  }
}
