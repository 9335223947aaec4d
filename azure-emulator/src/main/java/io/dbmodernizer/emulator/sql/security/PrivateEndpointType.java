package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Private endpoints of SQL servers. There are no virtual networks: any id of a subnet will do, and
 * an endpoint gets neither a network interface nor an address.
 *
 * <p>Source: Microsoft's REST reference of private endpoints, and "Azure RBAC permissions for Azure
 * Private Link" for the rights. A connection of {@code privateLinkServiceConnections} needs the
 * right to approve it; one of {@code manualPrivateLinkServiceConnections} waits for an approval.
 */
public final class PrivateEndpointType extends ResourceType {

  private static final String JOIN = "Microsoft.Network/virtualNetworks/subnets/join/action";
  private static final String APPROVE =
      "Microsoft.Sql/servers/privateEndpointConnectionsApproval/action";

  private static final String AUTOMATIC = "privateLinkServiceConnections";
  private static final String MANUAL = "manualPrivateLinkServiceConnections";
  private static final String STATE = "privateLinkServiceConnectionState";
  private static final String ENDPOINT_ID = "/properties/privateEndpoint/id";
  private static final Pattern SUBNET =
      Pattern.compile(
          "(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network"
              + "/virtualNetworks/[^/]+/subnets/[^/]+");

  private static final String OPERATIONS =
      "/subscriptions/{subscription}/providers/Microsoft.Network/locations/{location}/";
  private static final String STATUS = OPERATIONS + "operations/{operation}";
  private static final Polling CHANGE = Polling.asyncOperation(Duration.ofSeconds(40), STATUS);
  private static final Polling DELETION =
      Polling.asyncOperationAndLocation(
          Duration.ofSeconds(30), STATUS, OPERATIONS + "operationResults/{operation}");

  private final ResourceDirectory directory;

  PrivateEndpointType(ResourceDirectory directory) {
    super(
        TypeDeclaration.of(
                "Microsoft.Network/privateEndpoints",
                PathPattern.GROUP + "/providers/Microsoft.Network/privateEndpoints/{endpoint}",
                NameRule.of(
                    "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]",
                    "InvalidResourceName",
                    "A private endpoint's name has 2 to 64 letters, digits or '_', '.', '-'; it begins with a letter or digit and does not end with '.' or '-'."))
            .methods(List.of("PUT", "DELETE"))
            .creating(CHANGE)
            .updating(CHANGE)
            .deleting(DELETION)
            .answeringWithResource());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(change.region(name()));
    ObjectNode properties = Json.child(document, "properties");
    if (change.body().get("properties") instanceof ObjectNode asked) {
      properties.setAll(asked.deepCopy());
    }
    requireSubnet(change);
    if (properties.path(AUTOMATIC).isEmpty() && properties.path(MANUAL).isEmpty()) {
      throw invalid("'properties." + AUTOMATIC + "' must have a connection");
    }
    for (String list : List.of(AUTOMATIC, MANUAL)) {
      for (JsonNode connection : properties.withArray(list)) {
        connect(change, list, connection);
      }
    }
    properties.put(
        "resourceGuid", change.existing("/properties/resourceGuid", UUID.randomUUID().toString()));
    properties.withArray("networkInterfaces");
    properties.withArray("customDnsConfigs");
    return document;
  }

  private void requireSubnet(ResourceChange change) {
    String subnet = change.text("/properties/subnet/id");
    if (subnet == null || !SUBNET.matcher(subnet).matches()) {
      throw invalid("'properties.subnet.id' must be the id of a subnet, not '" + subnet + "'");
    }
    if (!change.existing("/properties/subnet/id", subnet).equalsIgnoreCase(subnet)) {
      throw ArmException.badRequest(
          "PropertyChangeNotAllowed", "Changing property 'subnet' is not allowed.");
    }
    change.request().requireLinked(JOIN, subnet);
  }

  private void connect(ResourceChange change, String list, JsonNode connection) {
    String name = Json.text(connection, "/name", "");
    JsonNode asked = connection.path("properties");
    ResourceId server =
        ResourceId.fromBody(
            Json.text(asked, "/privateLinkServiceId"), list + ".privateLinkServiceId");
    if (name.isEmpty() || !asked.path("groupIds").toString().equalsIgnoreCase("[\"sqlServer\"]")) {
      throw invalid("A connection needs a 'name', and the 'groupIds' of a SQL server: sqlServer");
    }
    if (!server.type().equals(SqlPaths.SERVER_TYPE) || !directory.visible(server)) {
      throw ArmException.badRequest(
          "InvalidResourceReference",
          "Resource %s referenced by resource %s was not found. Please make sure that the referenced resource exists."
              .formatted(server, change.id()));
    }
    if (list.equals(AUTOMATIC)) {
      change.request().requireLinked(APPROVE, server.value());
    }
    ObjectNode built = (ObjectNode) connection;
    built.put("id", change.id() + "/" + list + "/" + name);
    ObjectNode properties = Json.child(built, "properties");
    properties.put("provisioningState", "Succeeded");
    ObjectNode state = properties.putObject(STATE);
    state.put("status", list.equals(AUTOMATIC) ? "Approved" : "Pending");
    state.put("description", list.equals(AUTOMATIC) ? "Auto-approved" : "Please approve");
    state.put("actionsRequired", "None");
  }

  private static ArmException invalid(String message) {
    return ArmException.badRequest("InvalidRequestFormat", message + ".");
  }

  @Override
  public void created(Resource endpoint) {
    for (JsonNode link : links(endpoint)) {
      boolean connected =
          directory.modify(
              server(link), server -> connections(server).add(connection(server, endpoint, link)));
      if (!connected) {
        disconnect(link);
      }
    }
  }

  @Override
  public void updated(Resource endpoint) {
    deleted(endpoint);
    created(endpoint);
  }

  @Override
  public void deleted(Resource endpoint) {
    for (JsonNode link : links(endpoint)) {
      directory.modify(
          server(link),
          server -> connections(server).removeIf(each -> isOf(each, endpoint.id().value())));
    }
  }

  /** Azure shows an endpoint that is created as one that is updated. */
  @Override
  public void markRunning(ObjectNode document, Verb verb) {
    super.markRunning(document, verb == Verb.CREATE ? Verb.UPDATE : verb);
  }

  /** Tells the endpoints of a server that it has gone. They stay, and lead nowhere. */
  public static void disconnect(ResourceDirectory directory, Resource server) {
    for (JsonNode connection : connections(server)) {
      directory.modify(
          new ResourceId(Json.text(connection, ENDPOINT_ID, "")),
          endpoint ->
              links(endpoint).stream()
                  .filter(link -> server(link).sameAs(server.id()))
                  .forEach(PrivateEndpointType::disconnect));
    }
  }

  /** Returns the connections that a server shows. */
  public static ArrayNode connections(Resource server) {
    return server.properties().withArray("privateEndpointConnections");
  }

  private static ObjectNode connection(Resource server, Resource endpoint, JsonNode link) {
    String guid = Json.text(endpoint.properties(), "/resourceGuid", "");
    ResourceId id =
        server.id().child("privateEndpointConnections", endpoint.id().name() + "-" + guid);
    ObjectNode connection = Json.object(json -> json.put("id", id.value()));
    ObjectNode properties = connection.putObject("properties");
    properties.putObject("privateEndpoint").put("id", endpoint.id().value());
    properties.putArray("groupIds").add("sqlServer");
    properties.set(STATE, link.path(STATE).deepCopy());
    properties.put("provisioningState", "Ready");
    return connection;
  }

  private static boolean isOf(JsonNode connection, String endpoint) {
    return endpoint.equalsIgnoreCase(Json.text(connection, ENDPOINT_ID));
  }

  private static ResourceId server(JsonNode link) {
    return new ResourceId(Json.text(link, "/privateLinkServiceId", ""));
  }

  /** Returns the properties of the connections of an endpoint. */
  private static List<JsonNode> links(Resource endpoint) {
    return List.of(AUTOMATIC, MANUAL).stream()
        .flatMap(list -> endpoint.properties().path(list).valueStream())
        .map(connection -> connection.path("properties"))
        .toList();
  }

  private static void disconnect(JsonNode link) {
    Json.child((ObjectNode) link, STATE)
        .put("status", "Disconnected")
        .put("description", "Deleted state");
  }
}
