package io.dbmodernizer.provisioner.database;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.DatabasesClient;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.models.DatabaseStatus;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The database. A database that this migration did not create may hold the data of another owner,
 * so it is used only if it matches the request, and is never changed. A database that this
 * migration created is changed to the requested objective and redundancy.
 *
 * <p>Source: Microsoft.Sql, {@code Databases_CreateOrUpdate}.
 */
public final class SqlDatabase implements ResourceDeclaration<DatabaseInner> {
  /** Name of the step. */
  public static final String STEP = "sql-database";

  /** Resource id of the database. */
  public static final OutputKey<String> DATABASE_ID = OutputKey.text("database.id");

  private final AzureClients clients;

  private SqlDatabase(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the database.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<DatabaseInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(),
        STEP,
        Set.of(SqlServer.STEP, ElasticPool.STEP),
        new SqlDatabase(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.SQL_DATABASE;
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).databaseId();
  }

  @Override
  public String subject(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return "database " + scope.database() + " on server " + scope.server();
  }

  @Override
  public Optional<Observed<DatabaseInner>> observe(StepContext context) {
    TargetScope scope = TargetScope.of(context);
    return ArmLookup.find(
            () ->
                databases(context)
                    .getWithResponse(
                        scope.resourceGroup(), scope.server(), scope.database(), Context.NONE))
        .map(database -> Observed.tagged(database, database.id(), database.tags()));
  }

  @Override
  public boolean isReady(DatabaseInner observed) {
    DatabaseStatus status = observed.status();
    return status == null
        || status.equals(DatabaseStatus.ONLINE)
        || status.equals(DatabaseStatus.PAUSED);
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<DatabaseInner> observed) {
    return DatabaseDifferences.of(context.request(), WantedCollation.of(context), observed.body());
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<DatabaseInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    return clients
        .connection()
        .firstAnswer(
            databases(context)
                .createOrUpdateWithResponseAsync(
                    scope.resourceGroup(),
                    scope.server(),
                    scope.database(),
                    DatabaseBody.of(context.request(), WantedCollation.of(context))));
  }

  @Override
  public Outputs outputs(StepContext context, Observed<DatabaseInner> observed) {
    return Outputs.of(DATABASE_ID, observed.id());
  }

  private DatabasesClient databases(StepContext context) {
    return clients.sql(context).getDatabases();
  }
}
