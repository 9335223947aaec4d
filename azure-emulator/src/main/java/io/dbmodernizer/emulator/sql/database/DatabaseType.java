package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import io.dbmodernizer.emulator.sql.capacity.SqlUsages;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import io.dbmodernizer.emulator.sql.server.MasterDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQL databases: operations {@code Databases_CreateOrUpdate}, {@code _Get}, {@code _Update}, {@code
 * _Delete} and {@code _ListByServer}. Each one has an H2 database.
 */
public final class DatabaseType extends ResourceType {

  /** The create modes of Azure that the emulator does not support. */
  private static final Set<String> OTHER_MODES =
      Set.of("Copy", "OnlineSecondary", "RestoreExternalBackup", "RestoreExternalBackupSecondary");

  private final InstantSource clock;
  private final ResourceDirectory directory;
  private final SqlUsages usages;
  private final DatabaseServer databases;
  private final DatabaseHistory history;
  private final NamedReplicaMode replicas;
  private final Map<String, CreateMode> modes;

  /**
   * Creates the type.
   *
   * @param clock clock of the creation times
   * @param directory the resources
   * @param usages quota of vCores
   * @param logins hashed administrator logins
   * @param databases server of the H2 databases
   * @param history backup history, which stores backups of dropped databases
   * @param modes create modes besides {@code Default} and {@code Secondary}
   */
  public DatabaseType(
      InstantSource clock,
      ResourceDirectory directory,
      SqlUsages usages,
      SqlLogins logins,
      DatabaseServer databases,
      DatabaseHistory history,
      List<CreateMode> modes) {
    super(
        TypeDeclaration.of(
                "Microsoft.Sql/servers/databases",
                SqlPaths.DATABASE,
                NameRule.of(
                    "(?!(?i:master|tempdb|model|msdb)$)[^<>*%&:\\\\/?;\\p{Cntrl}]{0,127}[^<>*%&:\\\\/?;\\p{Cntrl}."
                        + " ]",
                    "InvalidDatabaseName",
                    "A database's name has 1 to 128 characters without <>*%&:\\/?; or control characters,"
                        + " does not end with '.' or a blank and is not a system database."))
            .builtByType(
                "/sku/name",
                "/sku/tier",
                "/sku/family",
                "/sku/capacity",
                "/properties/autoPauseDelay",
                "/properties/elasticPoolId",
                "/properties/highAvailabilityReplicaCount",
                "/properties/minCapacity",
                "/properties/secondaryType")
            .creating(SqlPolling.DATABASE_CREATION)
            .updating(SqlPolling.DATABASE_UPDATE)
            .deleting(SqlPolling.DATABASE_DELETION)
            .implicit(MasterDatabase.NAME));
    this.clock = clock;
    this.directory = directory;
    this.usages = usages;
    this.databases = databases;
    this.history = history;
    this.replicas = new NamedReplicaMode(directory, databases);
    this.modes =
        Stream.concat(Stream.of(new DefaultMode(logins, databases), replicas), modes.stream())
            .collect(Collectors.toUnmodifiableMap(CreateMode::name, mode -> mode));
  }

  /** Returns {@code master}, which every server has. */
  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    ResourceId server = id.parent();
    return Json.object(
        document -> {
          document.put(
              "location",
              server == null ? "" : directory.find(server).map(Resource::location).orElse(""));
          document.put("kind", "v12.0,system");
          document.putObject("sku").put("name", "System").put("tier", "System").put("capacity", 0);
          document
              .putObject("properties")
              .put("collation", MasterDatabase.COLLATION)
              .put("status", "Online")
              .put("currentServiceObjectiveName", "System");
        });
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String region = change.region(name());
    ObjectNode document = change.document(region);
    CreationSource source =
        change.existing() == null ? mode(change).source(change) : CreationSource.none();
    DatabaseSize size = DatabaseSize.of(change, source.objective(), directory);
    ServiceObjective objective = size.objective();
    requireUnchanged(change, "collation");
    if (objective.family() != null) {
      usages.requireVCores(change, region, objective.capacity());
    }
    size.writeTo(document);
    ObjectNode properties = Json.child(document, "properties");
    keep(change, properties, "collation", source.collation());
    keep(change, properties, "catalogCollation", MasterDatabase.COLLATION);
    keep(change, properties, "databaseId", UUID.randomUUID().toString());
    keep(change, properties, "creationDate", clock.instant().toString());
    keep(change, properties, "earliestRestoreDate", clock.instant().toString());
    properties.put("maxSizeBytes", size.maxBytes(change));
    String redundancy = BackupRedundancy.of(change, region, objective, source.redundancy());
    properties.put("requestedBackupStorageRedundancy", redundancy);
    properties.put("currentBackupStorageRedundancy", redundancy);
    properties.put("zoneRedundant", "true".equals(change.text("/properties/zoneRedundant")));
    ReadReplicas.write(change, size, properties);
    Serverless.write(change, objective, properties);
    properties.put("isLedgerOn", "true".equals(change.text("/properties/isLedgerOn")));
    if (change.existing() == null) {
      source.writeTo(document);
    } else {
      CreationSource.copyNote(change.existing(), document);
    }
    if (NamedReplicaMode.NAME.equals(CreationSource.modeOf(new Resource(change.id(), document)))) {
      requireHyperscale(objective);
      properties.put("secondaryType", NamedReplicaMode.NAMED);
    } else if (Json.text(change.request().bodyOrEmpty(), "/properties/secondaryType") != null) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "secondaryType is for a database that is created as 'Secondary'. Leave it out.");
    }
    return document;
  }

  private CreateMode mode(ResourceChange change) {
    String asked = change.text("/properties/createMode");
    CreateMode mode = modes.get(asked == null ? CreationSource.DEFAULT_MODE : asked);
    if (mode == null) {
      boolean known = OTHER_MODES.contains(asked);
      throw new ArmException(
          known ? 501 : 400,
          known ? "NotEmulated" : "InvalidDatabaseCreateMode",
          "%s: createMode '%s' must be one of %s."
              .formatted(
                  known ? "Not emulated" : "Invalid request to create a database",
                  asked,
                  new TreeSet<>(modes.keySet())));
    }
    return mode;
  }

  private static void requireUnchanged(ResourceChange change, String property) {
    String asked = change.text("/properties/" + property);
    String current = change.existing("/properties/" + property, "");
    if (asked != null && !current.isEmpty() && !asked.equalsIgnoreCase(current)) {
      throw ArmException.badRequest(
          "ChangeUnsupportedOnEntity",
          "The %s of the database '%s' cannot be changed. It is '%s'."
              .formatted(property, change.id().name(), current));
    }
  }

  private static void requireHyperscale(ServiceObjective objective) {
    if (!objective.hyperscale()) {
      throw ArmException.badRequest(
          "DatabaseNamedReplicaInvalidOperation",
          "A named replica must be Hyperscale. The requested size is '" + objective.name() + "'.");
    }
  }

  private static void keep(
      ResourceChange change, ObjectNode properties, String property, String created) {
    String asked = change.text("/properties/" + property);
    properties.put(
        property, change.existing("/properties/" + property, asked == null ? created : asked));
  }

  @Override
  public void checkDelete(Resource database, ArmRequest request) {
    if (database.id().name().equalsIgnoreCase(MasterDatabase.NAME)) {
      throw ArmException.badRequest(
          "CannotUseReservedDatabaseName", "Cannot use reserved database name in this operation.");
    }
    replicas.requireNoReplicas(database.id());
  }

  @Override
  public void created(Resource database) {
    CreateMode mode = modes.get(CreationSource.modeOf(database));
    if (mode == null) {
      throw new IllegalStateException("database " + database.id() + " has an unknown createMode");
    }
    try {
      mode.create(database);
    } catch (SQLException e) {
      throw new IllegalStateException("database " + database.id() + " was not created", e);
    }
    database.properties().put("earliestRestoreDate", clock.instant().toString());
  }

  @Override
  public void deleted(Resource database) {
    String server = SqlPaths.serverOf(database.id()).name();
    try {
      if (!NamedReplicaMode.isReplica(database)) {
        history.backUp(database);
      }
      databases.drop(server, database.id().name());
    } catch (SQLException e) {
      throw new IllegalStateException("database " + database.id() + " was not dropped", e);
    }
  }

  @Override
  public ObjectNode view(Resource database, ArmRequest request) {
    ObjectNode shown = CreationSource.withoutNote(database.body());
    ObjectNode properties = Json.child(shown, "properties");
    if (properties.has("earliestRestoreDate")) {
      properties.put("earliestRestoreDate", history.earliest(database).toString());
    }
    return shown;
  }

  @Override
  public void markRunning(ObjectNode document, Verb verb) {
    String status =
        switch (verb) {
          case CREATE -> "Creating";
          case UPDATE -> "Scaling";
          case DELETE, ACTION -> "Online";
        };
    Json.child(document, "properties").put("status", status);
  }

  @Override
  public void markIdle(ObjectNode document) {
    Json.child(document, "properties").put("status", "Online");
  }

  @Override
  public @Nullable ObjectNode acceptedBody(Resource resource) {
    return Json.object(body -> body.put("operation", "UpsertDatabase"));
  }

  @Override
  public ArmException conflict(ResourceId id, Verb running) {
    return DatabaseConflict.on(id);
  }
}
