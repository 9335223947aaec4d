package io.dbmodernizer.request;

import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.NamedReplica;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules on the database: single or pooled, serverless, Hyperscale. */
final class DatabaseRules {

  private static final Pattern COLLATION = Pattern.compile("[A-Za-z0-9_]{1,128}");

  /** Source: Microsoft's page <i>ALTER DATABASE compatibility level</i>. */
  private static final Set<Integer> COMPATIBILITY_LEVELS =
      Set.of(100, 110, 120, 130, 140, 150, 160, 170);

  private static final String OBJECTIVE =
      "Basic, S0 to S12, P1 to P15, or GP_Gen5_, GP_S_Gen5_, BC_Gen5_, HS_Gen5_, HS_S_Gen5_ with"
          + " a number of vCores that Azure offers, for example GP_Gen5_2";
  private static final String DEFAULT_OBJECTIVE =
      DatabaseTarget.newBuilder().build().getServiceObjective();
  private static final int MOST_REPLICAS = 4;

  private DatabaseRules() {}

  static void check(DatabaseTarget database, Violations violations) {
    AzureNames.DATABASE.check(database.getName(), "name", violations);
    requireNoSystemDatabase(database.getName(), violations);
    violations.require(
        database.getBackupStorageRedundancy() != null
            && database.getBackupStorageRedundancy() != BackupStorageRedundancy.UNSPECIFIED,
        "backupStorageRedundancy",
        "is not specified",
        "LOCAL, ZONE, GEO or GEO_ZONE");
    String collation = database.getCollation();
    violations.require(
        OptionalFields.isAbsent(collation) || COLLATION.matcher(collation).matches(),
        "collation",
        "is not the name of a collation",
        "letters, digits and underscores such as Latin1_General_100_CI_AS, or empty");
    int level = database.getCompatibilityLevel();
    violations.require(
        level == 0 || COMPATIBILITY_LEVELS.contains(level),
        "compatibilityLevel",
        "is not a compatibility level of Azure SQL Database",
        "100, 110, 120, 130, 140, 150, 160 or 170, or 0 for that of the source");
    Optional<ServiceObjective> objective = objective(database, violations);
    ServerlessRules.check(database, objective, violations);
    checkReplicas(database, objective, violations);
    PoolRules.check(database.getElasticPool(), violations.in("elasticPool"));
  }

  private static boolean isPooled(DatabaseTarget database) {
    ElasticPoolTarget pool = database.getElasticPool();
    return pool != null && !OptionalFields.isAbsent(pool.getName());
  }

  private static Optional<ServiceObjective> objective(
      DatabaseTarget database, Violations violations) {
    String name = database.getServiceObjective();
    if (isPooled(database)) {
      violations.require(
          OptionalFields.isAbsent(name) || name.equalsIgnoreCase(DEFAULT_OBJECTIVE),
          "serviceObjective",
          "contradicts elasticPool: a database in a pool has the pool's objective and cannot be"
              + " serverless",
          "left out, or no elasticPool");
      return Optional.empty();
    }
    if (!violations.present(name, "serviceObjective", OBJECTIVE)) {
      return Optional.empty();
    }
    Optional<ServiceObjective> found = ServiceObjective.find(name);
    violations.require(
        found.isPresent(),
        "serviceObjective",
        "is not a service objective of Azure SQL Database",
        OBJECTIVE);
    return found;
  }

  private static void checkReplicas(
      DatabaseTarget database, Optional<ServiceObjective> objective, Violations violations) {
    boolean hyperscale = objective.filter(ServiceObjective::isHyperscale).isPresent();
    int replicas = database.getHighAvailabilityReplicas();
    violations.require(
        replicas == 0 || (hyperscale && replicas > 0 && replicas <= MOST_REPLICAS),
        "highAvailabilityReplicas",
        hyperscale ? "is outside the range" : "needs a Hyperscale objective",
        hyperscale ? "0 to " + MOST_REPLICAS : "0, or serviceObjective HS_Gen5_ or HS_S_Gen5_");
    NamedReplica replica = database.getNamedReplica();
    if (replica != null) {
      checkNamedReplica(replica, database.getName(), hyperscale, violations.in("namedReplica"));
    }
  }

  private static void checkNamedReplica(
      NamedReplica replica, @Nullable String database, boolean hyperscale, Violations violations) {
    String size = replica.getServiceObjective();
    if (OptionalFields.isAbsent(replica.getName())) {
      violations.require(
          OptionalFields.isAbsent(size),
          "name",
          "is required for a replica",
          AzureNames.DATABASE.accepted());
      return;
    }
    violations.require(
        hyperscale,
        "name",
        "asks for a named replica, which only a Hyperscale database can have",
        "empty, or target.database.serviceObjective HS_Gen5_ or HS_S_Gen5_");
    AzureNames.DATABASE.check(replica.getName(), "name", violations);
    requireNoSystemDatabase(replica.getName(), violations);
    violations.require(
        !replica.getName().equalsIgnoreCase(database),
        "name",
        "is the name of the database itself",
        "a name that is unique on the server");
    violations.require(
        OptionalFields.isAbsent(size)
            || ServiceObjective.find(size).filter(ServiceObjective::isHyperscale).isPresent(),
        "serviceObjective",
        "is not a Hyperscale objective",
        "HS_Gen5_ or HS_S_Gen5_ with a number of vCores, or empty for the database's own");
  }

  private static void requireNoSystemDatabase(@Nullable String name, Violations violations) {
    violations.require(
        name == null || !AzureNames.isSystemDatabase(name),
        "name",
        "is the name of a system database",
        AzureNames.DATABASE.accepted());
  }
}
