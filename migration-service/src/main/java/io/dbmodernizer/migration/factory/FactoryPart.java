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
 * Something in the factory. A part carries no tags; one that exists, is not this migration's and
 * differs is a conflict.
 */
interface FactoryPart extends JsonResource, SynchronizationResources {

  /** Its name in the factory. */
  String name(MigrationRequested request);

  /** The wanted properties without secrets; an existing part matches if it has all of them. */
  ObjectNode properties(StepContext context);

  /** The properties as they are sent: with what must not be compared, such as secrets. */
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
    return "The part is not this migration's: name another factory in"
        + " migration.synchronization.factoryName, or remove the part.";
  }

  @Override
  default ObjectNode body(StepContext context) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.set("properties", sentProperties(context));
    return body;
  }
}
