package io.dbmodernizer.provisioner.database;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.fluent.models.ReplicationLinkInner;
import com.azure.resourcemanager.sql.models.DatabaseStatus;
import com.azure.resourcemanager.sql.models.ReplicationRole;
import com.azure.resourcemanager.sql.models.SecondaryType;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The named read replica of a Hyperscale database, if the request asks for one. Its replication
 * link names the database that it replicates. Azure cannot change that later.
 *
 * <p>Source: Microsoft.Sql, {@code Databases_CreateOrUpdate} with {@code secondaryType} Named, and
 * {@code ReplicationLinks_ListByDatabase}.
 */
public final class NamedReplicaDatabase
    implements ResourceDeclaration<NamedReplicaDatabase.Replica> {
  /** Name of the step. */
  public static final String STEP = "named-replica";

  private final AzureClients clients;

  /**
   * The replica as observed.
   *
   * @param database the replica itself
   * @param source name of the database that it replicates; empty if it is no named replica
   */
  public record Replica(DatabaseInner database, String source) {}

  private NamedReplicaDatabase(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the replica.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<Replica> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(SqlDatabase.STEP), new NamedReplicaDatabase(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.SQL_DATABASE;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(
        DatabaseForm.hasNamedReplica(request.getTarget().getDatabase()),
        "no named replica requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    String name = context.request().getTarget().getDatabase().getNamedReplica().getName();
    return TargetScope.of(context).onServer(type(), name);
  }

  @Override
  public String subject(StepContext context) {
    return "named replica " + id(context).name() + " on server " + TargetScope.of(context).server();
  }

  @Override
  public Optional<Observed<Replica>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                clients
                    .sql(context)
                    .getDatabases()
                    .getWithResponse(
                        scope.resourceGroup(), scope.server(), id(context).name(), Context.NONE))
        .map(
            found ->
                Observed.tagged(
                    new Replica(found, sourceOf(context, found)), found.id(), found.tags()));
  }

  @Override
  public boolean isReady(Replica observed) {
    DatabaseStatus status = observed.database().status();
    return status == null || status.equals(DatabaseStatus.ONLINE);
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<Replica> observed) {
    MigrationRequested request = context.request();
    List<Difference> differences = new ArrayList<>();
    String wanted = TargetScope.of(context).database();
    String source = observed.body().source();
    if (!wanted.equalsIgnoreCase(source)) {
      differences.add(
          Difference.immutable(
              "properties.sourceDatabaseId", wanted, source.isEmpty() ? "none" : source));
    }
    String objective = DatabaseForm.replicaObjective(request);
    String present = String.valueOf(observed.body().database().requestedServiceObjectiveName());
    if (!objective.equalsIgnoreCase(present)) {
      differences.add(
          new Difference(
              "properties.requestedServiceObjectiveName",
              objective,
              present,
              !observed.isMarkedBy(request)));
    }
    return differences;
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<Replica>> observed) {
    TargetScope scope = TargetScope.of(context);
    return clients
        .connection()
        .firstAnswer(
            clients
                .sql(context)
                .getDatabases()
                .createOrUpdateWithResponseAsync(
                    scope.resourceGroup(),
                    scope.server(),
                    id(context).name(),
                    DatabaseBody.ofReplica(context.request())));
  }

  /** Reads the name of the database on the same server that a database replicates. */
  private String sourceOf(StepContext context, DatabaseInner database) {
    if (!SecondaryType.NAMED.equals(database.secondaryType())) {
      return "";
    }
    TargetScope scope = TargetScope.of(context);
    return clients
        .sql(context)
        .getReplicationLinks()
        .listByDatabase(scope.resourceGroup(), scope.server(), database.name(), Context.NONE)
        .stream()
        .filter(link -> ReplicationRole.PRIMARY.equals(link.partnerRole()))
        .filter(link -> scope.server().equalsIgnoreCase(link.partnerServer()))
        .map(ReplicationLinkInner::partnerDatabase)
        .findFirst()
        .orElse("");
  }
}
