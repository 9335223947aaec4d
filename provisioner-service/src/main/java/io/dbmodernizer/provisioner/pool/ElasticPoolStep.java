package io.dbmodernizer.provisioner.pool;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.ElasticPoolsClient;
import com.azure.resourcemanager.sql.fluent.models.ElasticPoolInner;
import com.azure.resourcemanager.sql.models.ElasticPoolPerDatabaseSettings;
import com.azure.resourcemanager.sql.models.ElasticPoolState;
import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.server.SqlServerStep;
import io.dbmodernizer.request.PoolObjective;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The elastic pool, if the request names one: created with the objective given, or joined as it is
 * if none is given. A pool that this migration did not create serves other databases as well, so it
 * is never changed.
 */
public final class ElasticPoolStep extends ArmResourceStep<ElasticPoolInner> {
  /** Name of the step. */
  public static final String NAME = "elastic-pool";

  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public ElasticPoolStep(AzureClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(SqlServerStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    if (wanted(context).getName().isEmpty()) {
      return StepResult.done("no elastic pool requested");
    }
    boolean joins = wanted(context).getServiceObjective().isEmpty();
    return joins && context.operation().isEmpty() && observe(context).isEmpty()
        ? StepResult.failed(
            Reason.INVALID_REQUEST,
            "target.database.elasticPool.name",
            subject(context)
                + " does not exist, and the request does not say how large it is to be",
            "Name a pool that exists, or give target.database.elasticPool.serviceObjective to create"
                + " it.")
        : super.run(context);
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return wanted(context).getName().isEmpty() ? List.of() : super.verify(context);
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(TargetIds.of(context.request()).elasticPool());
  }

  @Override
  protected String subject(StepContext context) {
    return "elastic pool " + wanted(context).getName() + " on server " + server(context);
  }

  @Override
  protected Optional<ElasticPoolInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            pools(context)
                .getWithResponse(
                    scope(context).getResourceGroup(),
                    server(context),
                    wanted(context).getName(),
                    Context.NONE));
  }

  @Override
  protected boolean ready(ElasticPoolInner observed) {
    return !ElasticPoolState.CREATING.equals(observed.state());
  }

  @Override
  protected List<Difference> compare(StepContext context, ElasticPoolInner observed) {
    return PoolDifferences.of(context.request(), observed);
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<ElasticPoolInner> observed) {
    ElasticPoolTarget wanted = wanted(context);
    ElasticPoolInner body = new ElasticPoolInner();
    body.withLocation(scope(context).getRegion());
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
                    scope(context).getResourceGroup(), server(context), wanted.getName(), body));
  }

  @Override
  protected AzureResource describe(StepContext context, ElasticPoolInner observed) {
    AzureResource resource = TargetIds.of(context.request()).elasticPool();
    resource.setId(observed.id());
    resource.setCreated(ResourceTags.markedBy(context.request(), observed.tags()));
    return resource;
  }

  /**
   * What Resource Manager wants to be told about the size of a pool.
   *
   * @throws IllegalArgumentException if there is none of that name; a request that was checked has
   *     one
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
    return clients.sql(scope(context).getSubscriptionId()).getElasticPools();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static ElasticPoolTarget wanted(StepContext context) {
    return context.request().getTarget().getDatabase().getElasticPool();
  }

  private static String server(StepContext context) {
    return context.request().getTarget().getServer().getName();
  }
}
