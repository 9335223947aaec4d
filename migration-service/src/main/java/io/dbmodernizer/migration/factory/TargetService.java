package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The linked service to the target, over its public address. For this type, Azure accepts a
 * separate password only from a key vault. So the whole connection string is a secret, and the
 * description names the database.
 *
 * @param azure the connection to Azure Resource Manager
 * @param secrets resolves the password
 */
record TargetService(AzureConnection azure, SecretResolver secrets) implements FactoryPart {
  private static final int PORT = 1433;

  @Override
  public ArmType type() {
    return ArmTypes.LINKED_SERVICE;
  }

  @Override
  public String name(MigrationRequested request) {
    return FactoryNames.target(request);
  }

  @Override
  public ObjectNode properties(StepContext context) {
    MigrationRequested request = context.request();
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", "AzureSqlDatabase");
    properties.put(
        "description",
        context.target().getServerFqdn()
            + "/"
            + request.getTarget().getDatabase().getName()
            + " as "
            + request.getTarget().getServer().getAdministratorLogin());
    properties.putObject("typeProperties");
    return properties;
  }

  @Override
  public ObjectNode sentProperties(StepContext context) {
    ObjectNode properties = properties(context);
    ((ObjectNode) properties.path("typeProperties"))
        .set("connectionString", FactoryText.secure(connectionString(context).secret()));
    return properties;
  }

  private ConnectionText connectionString(StepContext context) {
    ServerTarget server = context.request().getTarget().getServer();
    return new ConnectionText()
        .with("Server", "tcp:" + context.target().getServerFqdn() + "," + PORT)
        .with("Initial Catalog", context.request().getTarget().getDatabase().getName())
        .with("User ID", server.getAdministratorLogin())
        .with("Password", secrets.resolve(server.getAdministratorPasswordRef()))
        .with("Encrypt", "True")
        .with("TrustServerCertificate", "False");
  }
}
