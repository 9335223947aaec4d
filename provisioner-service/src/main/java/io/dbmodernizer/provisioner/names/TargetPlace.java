package io.dbmodernizer.provisioner.names;

import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The checks of a request's place in Azure before anything is created: Azure offers SQL servers in
 * the region, and a pool that the database joins exists. Reads only.
 */
public final class TargetPlace {
  /** The field of a pool. A missing pool may be one that another user is creating. */
  static final String POOL = "target.database.elasticPool.name";

  private final ArmRest azure;

  /**
   * @param azure connection to Azure Resource Manager
   */
  public TargetPlace(ArmRest azure) {
    this.azure = azure;
  }

  /**
   * Checks the region and the pool of a request.
   *
   * @return a violation for each field at fault; empty if the place can be used
   * @throws RuntimeException if Azure cannot answer
   */
  public List<FieldViolation> violations(MigrationRequested request) {
    List<FieldViolation> violations = new ArrayList<>();
    region(request).ifPresent(violations::add);
    pool(request).ifPresent(violations::add);
    return violations;
  }

  private Optional<FieldViolation> region(MigrationRequested request) {
    String region = request.getTarget().getAzure().getRegion();
    Optional<JsonNode> servers =
        azure
            .get(
                TargetScope.of(request)
                    .subscriptionId()
                    .provider(ArmTypes.SQL_SERVER.namespace())
                    .toString(),
                ArmTypes.PROVIDER.apiVersion())
            .map(ArmResponse::body)
            .flatMap(TargetPlace::servers);
    List<String> offered =
        servers.stream()
            .flatMap(type -> type.path("locations").valueStream())
            .map(location -> location.asString(""))
            .toList();
    // If Azure lists no locations, the step of the resource reports a wrong region.
    return offered.isEmpty() || offered.stream().anyMatch(each -> Region.same(each, region))
        ? Optional.empty()
        : Optional.of(
            new FieldViolation(
                "target.azure.region",
                "Azure offers no SQL servers in region "
                    + region
                    + Region.closest(region, offered)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse(""),
                "a region of Azure in its short form, such as westeurope"));
  }

  private static Optional<JsonNode> servers(JsonNode provider) {
    return provider
        .path("resourceTypes")
        .valueStream()
        .filter(type -> type.path("resourceType").asString("").equalsIgnoreCase("servers"))
        .findFirst();
  }

  private Optional<FieldViolation> pool(MigrationRequested request) {
    ElasticPoolTarget pool = request.getTarget().getDatabase().getElasticPool();
    boolean joins = !pool.getName().isEmpty() && pool.getServiceObjective().isEmpty();
    return joins
            && azure
                .get(ElasticPool.id(request).toString(), ArmTypes.ELASTIC_POOL.apiVersion())
                .isEmpty()
        ? Optional.of(
            new FieldViolation(
                POOL,
                "elastic pool "
                    + pool.getName()
                    + " does not exist on server "
                    + request.getTarget().getServer().getName()
                    + ", and the request does not give its size",
                "a pool that exists, or also target.database.elasticPool.serviceObjective"))
        : Optional.empty();
  }
}
