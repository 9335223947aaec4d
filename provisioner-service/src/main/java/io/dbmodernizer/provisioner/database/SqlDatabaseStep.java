package io.dbmodernizer.provisioner.database;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.DatabasesClient;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.models.DatabaseStatus;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.pool.ElasticPoolStep;
import io.dbmodernizer.provisioner.server.SqlServerStep;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The database. One that this migration did not create may hold the data of another owner, so it is
 * used only if it matches fully and is never changed; one that it did create is brought to the
 * wanted objective and redundancy.
 */
public final class SqlDatabaseStep extends ArmResourceStep<DatabaseInner> {
  /** Name of the step. */
  public static final String NAME = "sql-database";

  /** Output: resource id of the database. */
  public static final String DATABASE_ID = "database.id";

  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public SqlDatabaseStep(AzureClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(SqlServerStep.NAME, ElasticPoolStep.NAME);
  }

  @Override
  protected String subject(StepContext context) {
    return "database " + wanted(context).getName() + " on server " + server(context);
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(TargetIds.of(context.request()).database());
  }

  @Override
  protected Optional<DatabaseInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            databases(context)
                .getWithResponse(
                    scope(context).getResourceGroup(),
                    server(context),
                    wanted(context).getName(),
                    Context.NONE));
  }

  @Override
  protected boolean ready(DatabaseInner observed) {
    DatabaseStatus status = observed.status();
    return status == null
        || status.equals(DatabaseStatus.ONLINE)
        || status.equals(DatabaseStatus.PAUSED);
  }

  @Override
  protected List<Difference> compare(StepContext context, DatabaseInner observed) {
    return DatabaseDifferences.of(context.request(), observed);
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<DatabaseInner> observed) {
    DatabaseInner body = DatabaseBody.of(context.request());
    return clients
        .connection()
        .firstAnswer(
            databases(context)
                .createOrUpdateWithResponseAsync(
                    scope(context).getResourceGroup(),
                    server(context),
                    wanted(context).getName(),
                    body));
  }

  @Override
  protected AzureResource describe(StepContext context, DatabaseInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Sql/servers/databases")
        .setName(observed.name())
        .setCreated(ResourceTags.markedBy(context.request(), observed.tags()))
        .build();
  }

  @Override
  protected Map<String, String> outputs(StepContext context, DatabaseInner observed) {
    return Map.of(DATABASE_ID, observed.id());
  }

  private DatabasesClient databases(StepContext context) {
    return clients.sql(scope(context).getSubscriptionId()).getDatabases();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static DatabaseTarget wanted(StepContext context) {
    return context.request().getTarget().getDatabase();
  }

  private static String server(StepContext context) {
    return context.request().getTarget().getServer().getName();
  }
}
