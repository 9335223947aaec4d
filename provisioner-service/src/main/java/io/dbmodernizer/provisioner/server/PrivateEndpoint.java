package io.dbmodernizer.provisioner.server;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.PrivateEndpointTarget;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.JsonResource;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The private endpoint of the server, if the request names a subnet. The subnet is only referred
 * to. Nothing of an endpoint can be changed, so one that exists is used if it leads from that
 * subnet to the server, and is refused otherwise.
 *
 * <p>Source: Microsoft.Network, {@code PrivateEndpoints_CreateOrUpdate}.
 *
 * <p>Azure approves the connection at once, because the service has the right to approve. An
 * endpoint of another owner may still wait for the approval of the server's owner: then the step
 * waits as well.
 */
public record PrivateEndpoint(AzureConnection azure) implements JsonResource {
  /** Name of the step. */
  public static final String STEP = "private-endpoint";

  /** What an endpoint of a logical server connects to; servers have nothing else. */
  private static final String GROUP_ID = "sqlServer";

  private static final Set<String> UNSUCCESSFUL = Set.of("Failed", "Canceled");
  private static final String APPROVED = "Approved";
  private static final String PENDING = "Pending";

  /** Any other state is final: a connection that was rejected, or whose server was deleted. */
  private static final Set<String> CONNECTED = Set.of(APPROVED, PENDING);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /**
   * Returns the step.
   *
   * @param azure connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(SqlServer.STEP), new PrivateEndpoint(azure));
  }

  @Override
  public ArmType type() {
    return ArmTypes.PRIVATE_ENDPOINT;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(
        !requested(request).getSubnetId().isEmpty(), "no private endpoint requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context)
        .inGroup(type(), ResourceNames.privateEndpoint(context.request()));
  }

  @Override
  public boolean isReady(JsonNode observed) {
    String state = ArmResponse.provisioningState(observed);
    return !state.equalsIgnoreCase("Creating") && !state.equalsIgnoreCase("Updating");
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    List<Difference> differences = new ArrayList<>();
    String region = TargetScope.of(context).region();
    String location = observed.body().path("location").asString("");
    if (!Region.same(region, location)) {
      differences.add(Difference.immutable("location", region, location));
    }
    String subnet = requested(context.request()).getSubnetId();
    String present = observed.body().at("/properties/subnet/id").asString("");
    if (!ResourceId.same(subnet, present)) {
      differences.add(Difference.immutable("properties.subnet.id", subnet, present));
    }
    String state = ArmResponse.provisioningState(observed.body());
    Optional<JsonNode> connection = connection(context, observed.body());
    if (connection.isEmpty()) {
      differences.add(
          Difference.immutable(
              "properties.privateLinkServiceConnections",
              "a connection to " + TargetScope.of(context).serverId(),
              "none to it"));
    } else if (UNSUCCESSFUL.contains(state)) {
      differences.add(Difference.mutable("properties.provisioningState", "Succeeded", state));
    } else if (!CONNECTED.contains(status(connection.get()))) {
      differences.add(
          Difference.immutable(
              "properties.privateLinkServiceConnectionState.status",
              APPROVED,
              status(connection.get())));
    }
    return differences;
  }

  @Override
  public String conflictRemedy() {
    return "Delete the private endpoint if nobody needs it, or set"
        + " target.server.privateEndpoint.name to another name.";
  }

  @Override
  public ObjectNode body(StepContext context) {
    ObjectNode body = JsonResource.locatedAndTagged(context.request());
    ObjectNode properties = body.putObject("properties");
    properties.putObject("subnet").put("id", requested(context.request()).getSubnetId());
    ObjectNode connection = properties.putArray("privateLinkServiceConnections").addObject();
    connection.put("name", id(context).name());
    ObjectNode link = connection.putObject("properties");
    link.put("privateLinkServiceId", TargetScope.of(context).serverId().toString());
    link.putArray("groupIds").add(GROUP_ID);
    return body;
  }

  @Override
  public StepResult completed(
      StepContext context, StepResult.Done done, List<Observed<JsonNode>> observed) {
    boolean isPending =
        observed.stream()
            .flatMap(endpoint -> connection(context, endpoint.body()).stream())
            .anyMatch(connection -> status(connection).equals(PENDING));
    return isPending
        ? new StepResult.Waiting(
            Reason.NOT_AUTHORIZED,
            subject(context)
                + " waits until an owner of SQL server "
                + TargetScope.of(context).server()
                + " approves its connection",
            LOOK_AGAIN)
        : done;
  }

  /** Returns the connection to the server, approved by right or requested of the owner. */
  private static Optional<JsonNode> connection(StepContext context, JsonNode endpoint) {
    String server = TargetScope.of(context).serverId().toString();
    return Stream.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")
        .flatMap(list -> endpoint.path("properties").path(list).valueStream())
        .map(connection -> connection.path("properties"))
        .filter(link -> ResourceId.same(server, link.path("privateLinkServiceId").asString("")))
        .findFirst();
  }

  private static String status(JsonNode connection) {
    return connection.at("/privateLinkServiceConnectionState/status").asString("");
  }

  private static PrivateEndpointTarget requested(MigrationRequested request) {
    return request.getTarget().getServer().getPrivateEndpoint();
  }
}
