package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The replication links of named replicas: operations {@code ReplicationLinks_ListByDatabase} and
 * {@code ReplicationLinks_Get}. A link is derived from the create mode of the replica.
 */
public record ReplicationLinks(ResourceDirectory directory) {

  private static final String LINKS = SqlPaths.DATABASE + "/replicationLinks";
  private static final PathPattern DATABASE = PathPattern.of(SqlPaths.DATABASE);

  /** Returns the routes of the operations. */
  public List<Route> routes() {
    return List.of(
        Route.of("GET", LINKS, this::list), Route.of("GET", LINKS + "/{link}", this::get));
  }

  private ArmResponse list(ArmRequest request) {
    return ArmResponse.list(links(database(request)));
  }

  private ArmResponse get(ArmRequest request) {
    String name = request.parameter("link");
    return links(database(request)).stream()
        .filter(link -> Json.text(link, "/name", "").equalsIgnoreCase(name))
        .findFirst()
        .map(link -> ArmResponse.of(200, link))
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound", "The replication link '" + name + "' was not found."));
  }

  private List<ObjectNode> links(Resource database) {
    Stream<Resource> replicas =
        directory.ofType(SqlPaths.DATABASE_TYPE).stream()
            .filter(
                other ->
                    NamedReplicaMode.isReplica(other)
                        && database.id().value().equalsIgnoreCase(CreationSource.sourceOf(other)));
    Stream<Resource> primary =
        NamedReplicaMode.isReplica(database)
            ? directory
                .find(new ResourceId(String.valueOf(CreationSource.sourceOf(database))))
                .stream()
            : Stream.empty();
    return Stream.concat(
            replicas.map(replica -> link(database, replica, "Primary", replica)),
            primary.map(source -> link(database, source, "Secondary", database)))
        .toList();
  }

  private static ObjectNode link(
      Resource database, Resource partner, String role, Resource replica) {
    String name =
        UUID.nameUUIDFromBytes(replica.id().key().getBytes(StandardCharsets.UTF_8)).toString();
    return Json.object(
        link -> {
          link.put("id", database.id().child("replicationLinks", name).value());
          link.put("name", name).put("type", "Microsoft.Sql/servers/databases/replicationLinks");
          ObjectNode properties = link.putObject("properties");
          properties.put("partnerServer", SqlPaths.serverOf(partner.id()).name());
          properties.put("partnerDatabase", partner.id().name());
          properties.put("partnerLocation", partner.location());
          properties.put("role", role);
          properties.put("partnerRole", role.equals("Primary") ? "Secondary" : "Primary");
          properties.put("replicationMode", "ASYNC");
          properties.put("startTime", Json.text(replica.body(), "/properties/creationDate", ""));
          properties.put("percentComplete", 100);
          properties.put("replicationState", "CATCH_UP");
          properties.put("isTerminationAllowed", false);
          properties.put("linkType", "NAMED");
        });
  }

  private Resource database(ArmRequest request) {
    ResourceId id = new ResourceId(DATABASE.fill(request.parameters()));
    return directory
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound",
                    "The Resource 'Microsoft.Sql/servers/databases/%s' under resource group '%s' was not found."
                        .formatted(id.name(), id.group())));
  }
}
