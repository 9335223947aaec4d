package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.models.CreateMode;
import com.azure.resourcemanager.sql.models.SecondaryType;
import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import java.util.Optional;

/** The bodies of the requests that create a database and its named replica. */
final class DatabaseBody {

  private DatabaseBody() {}

  /**
   * Returns the body of the database: single, serverless, Hyperscale or in an elastic pool. It
   * leaves out what the request leaves to Azure.
   *
   * @param collation empty to leave it to Azure
   */
  static DatabaseInner of(MigrationRequested request, Optional<String> collation) {
    DatabaseTarget wanted = request.getTarget().getDatabase();
    DatabaseInner body = new DatabaseInner();
    body.withLocation(request.getTarget().getAzure().getRegion());
    body.withTags(ResourceTags.of(request));
    BackupRedundancy.of(wanted.getBackupStorageRedundancy())
        .ifPresent(body::withRequestedBackupStorageRedundancy);
    collation.ifPresent(body::withCollation);
    if (DatabaseForm.isPooled(wanted)) {
      return body.withElasticPoolId(ElasticPool.id(request).toString());
    }
    Sku sku = DatabaseSku.of(wanted.getServiceObjective());
    body.withSku(sku);
    if (wanted.getMinimumCapacity() > 0) {
      body.withMinCapacity(wanted.getMinimumCapacity());
    }
    if (wanted.getAutoPauseDelayMinutes() != 0) {
      body.withAutoPauseDelay(wanted.getAutoPauseDelayMinutes());
    }
    if (DatabaseForm.isHyperscale(wanted)) {
      body.withHighAvailabilityReplicaCount(wanted.getHighAvailabilityReplicas());
    }
    return body;
  }

  /** Returns the body of the named replica of the database. */
  static DatabaseInner ofReplica(MigrationRequested request) {
    DatabaseInner body = new DatabaseInner();
    body.withLocation(request.getTarget().getAzure().getRegion());
    body.withTags(ResourceTags.of(request));
    return body.withSku(DatabaseSku.of(DatabaseForm.replicaObjective(request)))
        .withCreateMode(CreateMode.SECONDARY)
        .withSecondaryType(SecondaryType.NAMED)
        .withSourceDatabaseId(TargetScope.of(request).databaseId().toString());
  }
}
