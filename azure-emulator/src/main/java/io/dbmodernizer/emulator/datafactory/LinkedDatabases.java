package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.integration.Endpoint;
import io.dbmodernizer.emulator.integration.Endpoints;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.integration.SqlAddress;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The databases of linked services of the types SqlServer and AzureSqlDatabase. */
final class LinkedDatabases {

  private final ResourceDirectory directory;
  private final LinkedServiceSecrets secrets;
  private final IntegrationRuntimes runtimes;
  private final Endpoints endpoints;

  LinkedDatabases(
      ResourceDirectory directory,
      LinkedServiceSecrets secrets,
      IntegrationRuntimes runtimes,
      Endpoints endpoints) {
    this.directory = directory;
    this.secrets = secrets;
    this.runtimes = runtimes;
    this.endpoints = endpoints;
  }

  /**
   * Returns the database of a linked service.
   *
   * @throws PipelineFailure CredentialNotFound after a restart of the emulator; 2010 if the
   *     integration runtime is offline; InvalidLinkedService for another type or a wrong address
   */
  Endpoint endpoint(ResourceId service) {
    JsonNode properties =
        secrets
            .find(service)
            .orElseThrow(
                () ->
                    new PipelineFailure(
                        "CredentialNotFound",
                        "The credential of linked service '%s' is missing. The emulator does not store secrets. Write the linked service again after a restart."
                            .formatted(service.name())));
    requireRuntime(service, properties);
    try {
      return endpoint(properties.path("type").asString(""), properties.path("typeProperties"));
    } catch (ArmException e) {
      throw new PipelineFailure("InvalidLinkedService", String.valueOf(e.getMessage()));
    }
  }

  private void requireRuntime(ResourceId service, JsonNode properties) {
    String name = properties.path("connectVia").path("referenceName").asString("");
    if (name.isEmpty()) {
      return;
    }
    ResourceId runtime =
        Objects.requireNonNull(service.parent()).child(FactoryPaths.RUNTIMES, name);
    if (directory.find(runtime).isEmpty() || !runtimes.online(runtime)) {
      throw new PipelineFailure(
          "2010", "The Self-hosted Integration Runtime '" + name + "' is offline.");
    }
  }

  private Endpoint endpoint(String type, JsonNode typeProperties) {
    Map<String, String> text =
        ConnectionString.parse(secret(typeProperties.path("connectionString")));
    String server =
        given(typeProperties, "server", ConnectionString.first(text, "server", "data source"));
    String database =
        given(
            typeProperties,
            "database",
            ConnectionString.first(text, "initial catalog", "database"));
    String user =
        given(typeProperties, "userName", ConnectionString.first(text, "user id", "uid", "user"));
    String password = secret(typeProperties.path("password"));
    if (password.isEmpty()) {
      password = ConnectionString.first(text, "password", "pwd");
    }
    SqlAddress address = SqlAddress.parse(server);
    return switch (type) {
      case "SqlServer" -> endpoints.onPremises(address, database, user, password);
      case "AzureSqlDatabase" ->
          endpoints.inAzure(address.host().split("\\.")[0], database, user, password);
      default ->
          throw new PipelineFailure(
              "InvalidLinkedService",
              "The emulator does not copy from or to linked services of type '" + type + "'.");
    };
  }

  private static String given(JsonNode typeProperties, String name, String otherwise) {
    String value = Expressions.of(Json.object()).text(typeProperties.path(name));
    return value.isEmpty() ? otherwise : value;
  }

  /**
   * Reads a {@code SecureString} or a text. Data Factory evaluates both as expressions if they
   * begin with {@code @} or contain <code>@{</code>.
   */
  private static String secret(JsonNode text) {
    try {
      return Expressions.of(Json.object()).text(text.isObject() ? text.path("value") : text);
    } catch (PipelineFailure e) {
      // The failure names the expression, which may be a password.
      throw new PipelineFailure(
          e.code(),
          "An expression in a secret of the linked service is not supported by the emulator.");
    }
  }
}
