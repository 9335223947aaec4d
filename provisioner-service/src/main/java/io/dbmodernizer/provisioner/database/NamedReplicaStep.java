package io.dbmodernizer.provisioner.database;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.models.DatabaseStatus;
import com.azure.resourcemanager.sql.models.ReplicationRole;
import com.azure.resourcemanager.sql.models.SecondaryType;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The named read replica of a Hyperscale database, if the request wants one. What it is a replica
 * of is told by its replication link; it cannot be changed afterwards.
 */
public final class NamedReplicaStep extends ArmResourceStep<NamedReplicaStep.Replica> {
  /** Name of the step. */
  public static final String NAME = "named-replica";

  private final AzureClients clients;

  /**
   * The replica as observed.
   *
   * @param database the replica itself
   * @param source name of the database it is a replica of; empty if it is none
   */
  public record Replica(DatabaseInner database, String source) {}

  /**
   * @param clients of the Azure SDK
   */
  public NamedReplicaStep(AzureClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(SqlDatabaseStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    return isRequested(context)
        ? super.run(context)
        : StepResult.done("no named replica requested");
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return isRequested(context) ? super.verify(context) : List.of();
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  @Override
  protected String subject(StepContext context) {
    return "named replica " + resource(context).getName() + " on server " + server(context);
  }

  @Override
  protected Optional<Replica> observe(StepContext context) {
    String name = resource(context).getName();
    return ArmLookup.find(
            () ->
                sql(context)
                    .getDatabases()
                    .getWithResponse(group(context), server(context), name, Context.NONE))
        .map(found -> new Replica(found, sourceOf(context, found)));
  }

  @Override
  protected boolean ready(Replica observed) {
    DatabaseStatus status = observed.database().status();
    return status == null || status.equals(DatabaseStatus.ONLINE);
  }

  @Override
  protected List<Difference> compare(StepContext context, Replica observed) {
    MigrationRequested request = context.request();
    List<Difference> differences = new ArrayList<>();
    String source = request.getTarget().getDatabase().getName();
    if (!source.equalsIgnoreCase(observed.source())) {
      differences.add(
          Difference.immutable(
              "properties.sourceDatabaseId",
              source,
              observed.source().isEmpty() ? "none" : observed.source()));
    }
    String objective = DatabaseForm.replicaObjective(request);
    String present = String.valueOf(observed.database().requestedServiceObjectiveName());
    if (!objective.equalsIgnoreCase(present)) {
      differences.add(
          new Difference(
              "properties.requestedServiceObjectiveName",
              objective,
              present,
              !ResourceTags.markedBy(request, observed.database().tags())));
    }
    return differences;
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<Replica> observed) {
    return clients
        .connection()
        .firstAnswer(
            sql(context)
                .getDatabases()
                .createOrUpdateWithResponseAsync(
                    group(context),
                    server(context),
                    resource(context).getName(),
                    DatabaseBody.ofReplica(context.request())));
  }

  @Override
  protected AzureResource describe(StepContext context, Replica observed) {
    AzureResource resource = resource(context);
    resource.setId(observed.database().id());
    resource.setCreated(ResourceTags.markedBy(context.request(), observed.database().tags()));
    return resource;
  }

  private String sourceOf(StepContext context, DatabaseInner database) {
    if (!SecondaryType.NAMED.equals(database.secondaryType())) {
      return "";
    }
    return sql(context)
        .getReplicationLinks()
        .listByDatabase(group(context), server(context), database.name(), Context.NONE)
        .stream()
        .filter(link -> ReplicationRole.PRIMARY.equals(link.partnerRole()))
        .filter(link -> server(context).equalsIgnoreCase(link.partnerServer()))
        .map(link -> link.partnerDatabase())
        .findFirst()
        .orElse("");
  }

  private SqlManagementClient sql(StepContext context) {
    return clients.sql(scope(context).getSubscriptionId());
  }

  private static boolean isRequested(StepContext context) {
    return DatabaseForm.hasNamedReplica(context.request().getTarget().getDatabase());
  }

  private static AzureResource resource(StepContext context) {
    return TargetIds.of(context.request()).namedReplica();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static String group(StepContext context) {
    return scope(context).getResourceGroup();
  }

  private static String server(StepContext context) {
    return context.request().getTarget().getServer().getName();
  }
}
