package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A resource that is read and written as JSON, without a client library of the Azure SDK. */
public interface JsonResource extends ResourceDeclaration<JsonNode> {

  /** Returns the connection to Azure Resource Manager. */
  AzureConnection azure();

  /**
   * Returns the body that creates or changes the resource. It is sent once and may hold secrets.
   */
  ObjectNode body(StepContext context);

  @Override
  default Optional<Observed<JsonNode>> observe(StepContext context) {
    String id = id(context).toString();
    return azure()
        .rest()
        .get(id, type().apiVersion())
        .map(answer -> Observed.json(answer.body(), id));
  }

  @Override
  default ArmResponse write(StepContext context, Optional<Observed<JsonNode>> observed) {
    return azure().rest().put(id(context).toString(), type().apiVersion(), body(context));
  }

  /** Returns a body with the region and the tags of a request, for a resource that carries tags. */
  static ObjectNode locatedAndTagged(MigrationRequested request) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("location", TargetScope.of(request).region());
    ObjectNode tags = body.putObject("tags");
    ResourceTags.of(request).forEach(tags::put);
    return body;
  }
}
