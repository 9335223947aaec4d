package io.dbmodernizer.provisioner.pool;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.ElasticPoolsClient;
import com.azure.resourcemanager.sql.fluent.models.ElasticPoolInner;
import com.azure.resourcemanager.sql.models.ElasticPoolPerDatabaseSettings;
import com.azure.resourcemanager.sql.models.ElasticPoolState;
import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.request.PoolObjective;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The elastic pool, if the request names one. If the request gives an objective, the pool is
 * created with it. Otherwise the database joins an existing pool as it is. A pool that this
 * migration did not create serves other databases as well, so it is never changed.
 *
 * <p>Source: Microsoft.Sql, {@code ElasticPools_CreateOrUpdate}.
 */
public final class ElasticPool implements ResourceDeclaration<ElasticPoolInner> {
  /** Name of the step. */
  public static final String STEP = "elastic-pool";

  private final AzureClients clients;

  private ElasticPool(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the pool, or finds it.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<ElasticPoolInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(SqlServer.STEP), new ElasticPool(clients));
  }

  /** Returns the id of the pool that a request names; it must name one. */
  public static ResourceId id(MigrationRequested request) {
    return TargetScope.of(request).onServer(ArmTypes.ELASTIC_POOL, wanted(request).getName());
  }

  @Override
  public ArmType type() {
    return ArmTypes.ELASTIC_POOL;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(!wanted(request).getName().isEmpty(), "no elastic pool requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    return id(context.request());
  }

  @Override
  public String subject(StepContext context) {
    return "elastic pool "
        + wanted(context.request()).getName()
        + " on server "
        + TargetScope.of(context).server();
  }

  @Override
  public Optional<StepResult.Failed> refusalToCreate(StepContext context) {
    return wanted(context.request()).getServiceObjective().isEmpty()
        ? Optional.of(
            StepResult.failed(
                Reason.INVALID_REQUEST,
                "target.database.elasticPool.name",
                subject(context) + " does not exist, and the request does not give its size",
                "Name a pool that exists, or give target.database.elasticPool.serviceObjective to"
                    + " create it."))
        : Optional.empty();
  }

  @Override
  public Optional<Observed<ElasticPoolInner>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                pools(context)
                    .getWithResponse(
                        scope.resourceGroup(), scope.server(), id(context).name(), Context.NONE))
        .map(pool -> Observed.tagged(pool, pool.id(), pool.tags()));
  }

  @Override
  public boolean isReady(ElasticPoolInner observed) {
    return !ElasticPoolState.CREATING.equals(observed.state());
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<ElasticPoolInner> observed) {
    return PoolDifferences.of(context.request(), observed.body());
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<ElasticPoolInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    ElasticPoolTarget wanted = wanted(context.request());
    ElasticPoolInner body = new ElasticPoolInner();
    body.withLocation(scope.region());
    body.withTags(ResourceTags.of(context.request()));
    body.withSku(sku(wanted.getServiceObjective()));
    double minimum = wanted.getMinimumCapacityPerDatabase();
    double maximum = wanted.getMaximumCapacityPerDatabase();
    if (minimum > 0 || maximum > 0) {
      ElasticPoolPerDatabaseSettings settings =
          new ElasticPoolPerDatabaseSettings().withMinCapacity(minimum);
      body.withPerDatabaseSettings(maximum > 0 ? settings.withMaxCapacity(maximum) : settings);
    }
    return clients
        .connection()
        .firstAnswer(
            pools(context)
                .createOrUpdateWithResponseAsync(
                    scope.resourceGroup(), scope.server(), wanted.getName(), body));
  }

  /**
   * Returns the SKU of a pool's size.
   *
   * @param objective name of a size, for example {@code StandardPool_50} or {@code GP_Gen5_2}
   * @throws IllegalArgumentException if no size has that name; the rules of the request refuse it
   *     before
   */
  static Sku sku(String objective) {
    PoolObjective size =
        PoolObjective.find(objective)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "target.database.elasticPool.serviceObjective is no size of an elastic pool;"
                            + " accepted are names such as StandardPool_50 or GP_Gen5_2"));
    return new Sku()
        .withName(size.skuName())
        .withTier(size.tier())
        .withFamily(size.family())
        .withCapacity(size.capacity());
  }

  private ElasticPoolsClient pools(StepContext context) {
    return clients.sql(context).getElasticPools();
  }

  private static ElasticPoolTarget wanted(MigrationRequested request) {
    return request.getTarget().getDatabase().getElasticPool();
  }
}
