package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the factory how to reach both databases: the source through the integration runtime, the
 * target over its public address. Passwords are resolved for the PUT and stand in its body only;
 * Azure never gives them back, so a password that has changed since is not noticed here.
 */
public final class LinkedServicesStep extends FactoryPartsStep {
  /** Name of the step. */
  public static final String NAME = "linked-services";

  private static final int TARGET_PORT = 1433;

  private final SecretResolver secrets;

  /**
   * @param azure the way to Resource Manager
   * @param secrets resolves both passwords
   */
  public LinkedServicesStep(AzureConnection azure, SecretResolver secrets) {
    super(azure);
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(FactoryRuntimeStep.NAME);
  }

  @Override
  protected List<FactoryPart> parts(StepContext context) {
    MigrationRequested request = context.request();
    return List.of(
        new FactoryPart(
            FactoryPart.Kind.LINKED_SERVICE, FactoryIds.source(request), source(request)),
        new FactoryPart(
            FactoryPart.Kind.LINKED_SERVICE, FactoryIds.target(request), target(context)));
  }

  private static ObjectNode source(MigrationRequested request) {
    SourceDatabase source = request.getSource();
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", "SqlServer");
    properties
        .putObject("connectVia")
        .put("referenceName", ResourceNames.factoryRuntime(request))
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

  /** The connection string is a secret as a whole, so the description says where it leads. */
  private static ObjectNode target(StepContext context) {
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
  protected ObjectNode body(StepContext context, FactoryPart part) {
    MigrationRequested request = context.request();
    ObjectNode body = part.properties().deepCopy();
    ObjectNode typeProperties = (ObjectNode) body.path("typeProperties");
    if (part.name().equals(FactoryIds.source(request))) {
      secure(
          typeProperties.putObject("password"),
          secrets.resolve(request.getSource().getPasswordRef()));
    } else {
      // Azure's description of this type takes a password by itself only from a key vault.
      secure(typeProperties.putObject("connectionString"), connectionString(context).secret());
    }
    return body;
  }

  private ConnectionText connectionString(StepContext context) {
    ServerTarget server = context.request().getTarget().getServer();
    return new ConnectionText()
        .with("Server", "tcp:" + context.target().getServerFqdn() + "," + TARGET_PORT)
        .with("Initial Catalog", context.request().getTarget().getDatabase().getName())
        .with("User ID", server.getAdministratorLogin())
        .with("Password", secrets.resolve(server.getAdministratorPasswordRef()))
        .with("Encrypt", "True")
        .with("TrustServerCertificate", "False");
  }

  /** Data Factory evaluates a secure string as it does any other text. */
  private static void secure(ObjectNode node, String secret) {
    node.put("type", "SecureString").put("value", FactoryText.literal(secret));
  }
}
