package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The linked service to the source, through the integration runtime.
 *
 * @param azure the connection to Azure Resource Manager
 * @param secrets resolves the password
 */
record SourceService(AzureConnection azure, SecretResolver secrets) implements FactoryPart {

  @Override
  public ArmType type() {
    return ArmTypes.LINKED_SERVICE;
  }

  @Override
  public String name(MigrationRequested request) {
    return FactoryNames.source(request);
  }

  @Override
  public ObjectNode properties(StepContext context) {
    SourceDatabase source = context.request().getSource();
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", "SqlServer");
    properties
        .putObject("connectVia")
        .put("referenceName", ResourceNames.factoryRuntime(context.request()))
        .put("type", "IntegrationRuntimeReference");
    properties
        .putObject("typeProperties")
        .put("server", source.getHost() + "," + source.getPort())
        .put("database", FactoryText.literal(source.getDatabase()))
        .put("encrypt", source.getEncrypt() ? "mandatory" : "optional")
        .put("trustServerCertificate", source.getTrustServerCertificate())
        .put("authenticationType", "SQL")
        .put("userName", FactoryText.literal(source.getLogin()));
    return properties;
  }

  @Override
  public ObjectNode sentProperties(StepContext context) {
    ObjectNode properties = properties(context);
    ((ObjectNode) properties.path("typeProperties"))
        .set(
            "password",
            FactoryText.secure(secrets.resolve(context.request().getSource().getPasswordRef())));
    return properties;
  }
}
