package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.integration.Endpoint;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.integration.SqlAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The checks that Azure makes on the body of a migration, and the creation of its plan. */
final class MigrationPlanner {

  private final ResourceDirectory directory;
  private final IntegrationRuntimes runtimes;
  private final MigrationSettings settings;

  MigrationPlanner(
      ResourceDirectory directory, IntegrationRuntimes runtimes, MigrationSettings settings) {
    this.directory = directory;
    this.runtimes = runtimes;
    this.settings = settings;
  }

  /**
   * Checks a body and returns the plan.
   *
   * @throws ArmException 400 InvalidParameterValue for a wrong property; 404 ResourceNotFound if
   *     the migration service is missing; 400 InvalidLocation if it is in another region than the
   *     server; 400 IntegrationRuntimeIsNotOnline without a running node
   */
  MigrationPlan plan(ResourceChange change) {
    if (!"SqlDb".equals(change.text("/properties/kind"))) {
      throw invalid("kind", "Only 'SqlDb' can be migrated to a SQL database.");
    }
    Resource server = server(change);
    requireService(change, server);
    return new MigrationPlan(
        Json.text(change.body(), "/properties/migrationOperationId", UUID.randomUUID().toString()),
        required(change, "sourceDatabaseName"),
        server.id().name(),
        change.id().name(),
        source(change),
        target(change, server),
        tables(change),
        settings.rowsPerSecond());
  }

  /**
   * Connects to the source and to the target once.
   *
   * @throws ArmException 400 TestConnectionFailed with the cause if a connection fails
   */
  void testConnections(MigrationPlan plan) {
    testConnection("source", plan.source());
    testConnection("target", plan.target());
  }

  private static void testConnection(String side, Endpoint endpoint) {
    try (Connection connection = endpoint.connect()) {
      if (!connection.isValid(10)) {
        throw new SQLException("the connection is not valid");
      }
    } catch (SQLException e) {
      String cause = e.getMessage() == null ? e.getSQLState() : e.getMessage();
      throw ArmException.badRequest(
          "TestConnectionFailed",
          "Failed to test connections using provided Integration Runtime. Error details: 'Cannot connect to the %s as %s: %s'"
              .formatted(side, endpoint.user(), cause));
    }
  }

  private Resource server(ResourceChange change) {
    ResourceId server = change.id().parent();
    if (server == null) {
      throw new IllegalArgumentException("the path of " + change.id() + " has no server");
    }
    ResourceId scope = ResourceId.fromBody(change.text("/properties/scope"), "properties.scope");
    if (!scope.sameAs(server)) {
      throw invalid("scope", "It must be the id of the server in the path: " + server);
    }
    return directory.find(server).orElseThrow();
  }

  private void requireService(ResourceChange change, Resource server) {
    ResourceId id =
        ResourceId.fromBody(
            change.text("/properties/migrationService"), "properties.migrationService");
    Resource service =
        directory
            .find(id)
            .filter(found -> found.id().type().equals(MigrationPaths.SERVICE_TYPE))
            .orElseThrow(
                () ->
                    ArmException.notFound(
                        "ResourceNotFound", "The migration service '" + id + "' was not found."));
    if (!service.location().equals(server.location())) {
      throw ArmException.badRequest(
          "InvalidLocation",
          "Invalid Location: '%s'. Location should match selected Azure target location '%s'."
              .formatted(service.location(), server.location()));
    }
    if (!runtimes.online(id)) {
      throw ArmException.badRequest(
          "IntegrationRuntimeIsNotOnline",
          "Integration Runtime '%s' is not online for resource group '%s' subscription '%s'"
              .formatted(id.name(), id.group(), id.subscription()));
    }
  }

  private Endpoint source(ResourceChange change) {
    return settings
        .endpoints()
        .onPremises(
            address(change, "sourceSqlConnection"),
            required(change, "sourceDatabaseName"),
            required(change, "sourceSqlConnection/userName"),
            required(change, "sourceSqlConnection/password"));
  }

  private Endpoint target(ResourceChange change, Resource server) {
    SqlAddress address = address(change, "targetSqlConnection");
    String name = server.id().name();
    if (!address.matchesServer(name.toLowerCase(Locale.ROOT))) {
      throw invalid(
          "targetSqlConnection.dataSource",
          "It must be the server in the path, '%s.database.windows.net'.".formatted(name));
    }
    ResourceId database = server.id().child("databases", change.id().name());
    String spelling =
        directory.find(database).map(found -> found.id().name()).orElse(change.id().name());
    return settings
        .endpoints()
        .inAzure(
            name,
            spelling,
            required(change, "targetSqlConnection/userName"),
            required(change, "targetSqlConnection/password"));
  }

  private static SqlAddress address(ResourceChange change, String side) {
    return SqlAddress.parse(required(change, side + "/dataSource"));
  }

  private static List<TableName> tables(ResourceChange change) {
    List<TableName> tables = new ArrayList<>();
    for (JsonNode table : change.body().at("/properties/tableList")) {
      try {
        tables.add(TableName.parse(table.asString()));
      } catch (IllegalArgumentException e) {
        throw invalid(
            "tableList", "'%s' must have the form [Schema].[Table].".formatted(table.asString()));
      }
    }
    return tables;
  }

  private static String required(ResourceChange change, String property) {
    String value = change.text("/properties/" + property);
    if (value == null || value.isEmpty()) {
      throw invalid(property.replace('/', '.'), "It is required.");
    }
    return value;
  }

  private static ArmException invalid(String parameter, String remedy) {
    return ArmException.badRequest(
        "InvalidParameterValue",
        "An invalid value was provided for parameter '%s'. %s".formatted(parameter, remedy));
  }
}
