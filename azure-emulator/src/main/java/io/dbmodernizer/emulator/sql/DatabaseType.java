package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Verb;
import io.dbmodernizer.emulator.database.DatabaseServer;
import java.sql.SQLException;
import java.time.Instant;
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

/** SQL databases: sizes, storage redundancy, scaling, and behind each one a real database. */
final class DatabaseType extends ResourceType {
  private static final Set<String> JUDGED =
      Set.of(
          "/sku/name",
          "/sku/tier",
          "/sku/family",
          "/sku/capacity",
          "/properties/autoPauseDelay",
          "/properties/elasticPoolId",
          "/properties/highAvailabilityReplicaCount",
          "/properties/minCapacity",
          "/properties/secondaryType");

  static final String PATTERN = ServerType.PATTERN + "/databases/{database}";
  static final String KEY = "microsoft.sql/servers/databases";

  /** Create modes that Azure has and the emulator lacks. */
  private static final Set<String> OTHER_MODES =
      Set.of("Copy", "OnlineSecondary", "RestoreExternalBackup", "RestoreExternalBackupSecondary");

  private final InstantSource clock;
  private final ResourceDirectory directory;
  private final SqlUsages usages;
  private final DatabaseServer databases;
  private final RetentionDays retention;
  private final DroppedDatabaseType dropped;
  private final NamedReplicaMode replicas;
  private final Map<String, CreateMode> modes;

  /**
   * @param retention how many days back a database can be restored to
   * @param dropped where dropped databases go
   * @param modes further ways in which databases come into being, besides from nothing and as named
   *     replica
   */
  DatabaseType(
      InstantSource clock,
      ResourceDirectory directory,
      SqlUsages usages,
      SqlLogins logins,
      DatabaseServer databases,
      RetentionDays retention,
      DroppedDatabaseType dropped,
      List<CreateMode> modes) {
    super(
        "Microsoft.Sql/servers/databases",
        PATTERN,
        NameRule.of(
            "(?!(?i:master|tempdb|model|msdb)$)[^<>*%&:\\\\/?;\\p{Cntrl}]{0,127}[^<>*%&:\\\\/?;\\p{Cntrl}."
                + " ]",
            "InvalidDatabaseName",
            "A database's name has 1 to 128 characters without <>*%&:\\/?; or control characters,"
                + " does not end with '.' or a blank and is no system database."));
    this.clock = clock;
    this.directory = directory;
    this.usages = usages;
    this.databases = databases;
    this.retention = retention;
    this.dropped = dropped;
    this.replicas = new NamedReplicaMode(directory, databases);
    this.modes =
        Stream.concat(Stream.of(new DefaultMode(logins, databases), replicas), modes.stream())
            .collect(Collectors.toUnmodifiableMap(CreateMode::name, mode -> mode));
  }

  @Override
  public Set<String> judged() {
    return JUDGED;
  }

  @Override
  public Polling creation(String apiVersion) {
    return SqlPolling.DATABASE_CREATION;
  }

  @Override
  public Polling update(String apiVersion) {
    return SqlPolling.DATABASE_UPDATE;
  }

  @Override
  public Polling deletion(String apiVersion) {
    return SqlPolling.DATABASE_DELETION;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  /** Every server has it; its logs are those of the server as a whole. */
  @Override
  public String implicitName() {
    return "master";
  }

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
              .put("collation", DatabaseOrigin.DEFAULT_COLLATION)
              .put("status", "Online")
              .put("currentServiceObjectiveName", "System");
        });
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String region = change.region(name());
    ObjectNode document = change.document(region);
    DatabaseOrigin origin =
        change.existing() == null ? mode(change).judge(change) : DatabaseOrigin.nothing();
    DatabaseSize size = DatabaseSize.of(change, origin.objective(), directory);
    ServiceObjective objective = size.objective();
    requireUnchanged(change, "collation");
    if (objective.family() != null) {
      usages.requireVCores(change, region, objective.capacity());
    }
    size.writeTo(document);
    ObjectNode properties = Json.child(document, "properties");
    keep(change, properties, "collation", origin.collation());
    keep(change, properties, "catalogCollation", DatabaseOrigin.DEFAULT_COLLATION);
    keep(change, properties, "databaseId", UUID.randomUUID().toString());
    keep(change, properties, "creationDate", clock.instant().toString());
    keep(change, properties, "earliestRestoreDate", clock.instant().toString());
    properties.put("maxSizeBytes", maxSizeBytes(change, objective));
    String redundancy = BackupRedundancy.of(change, region, objective, origin.redundancy());
    properties.put("requestedBackupStorageRedundancy", redundancy);
    properties.put("currentBackupStorageRedundancy", redundancy);
    properties.put("zoneRedundant", "true".equals(change.text("/properties/zoneRedundant")));
    replicas(change, size, properties);
    Serverless.write(change, objective, properties);
    properties.put("isLedgerOn", "true".equals(change.text("/properties/isLedgerOn")));
    if (change.existing() == null) {
      origin.writeTo(document);
    } else {
      DatabaseOrigin.keep(change.existing(), document);
    }
    if (NamedReplicaMode.NAME.equals(DatabaseOrigin.modeOf(new Resource(change.id(), document)))) {
      requireHyperscale(objective);
      properties.put("secondaryType", NamedReplicaMode.NAMED);
    } else if (Json.text(change.request().bodyOrEmpty(), "/properties/secondaryType") != null) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "secondaryType is for a database that is created as 'Secondary'; leave it out.");
    }
    return document;
  }

  private CreateMode mode(ResourceChange change) {
    String asked = change.text("/properties/createMode");
    CreateMode mode = modes.get(asked == null ? DefaultMode.NAME : asked);
    if (mode == null) {
      boolean known = OTHER_MODES.contains(asked);
      throw new ArmException(
          known ? 501 : 400,
          known ? "NotEmulated" : "InvalidDatabaseCreateMode",
          "%s: createMode '%s' is none of %s."
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
          "The %s of the database '%s' cannot be changed: it is '%s'."
              .formatted(property, change.id().name(), current));
    }
  }

  private static void requireHyperscale(ServiceObjective objective) {
    if (!objective.hyperscale()) {
      throw ArmException.badRequest(
          "DatabaseNamedReplicaInvalidOperation",
          "A named replica is Hyperscale; the requested size is '" + objective.name() + "'.");
    }
  }

  private static void replicas(ResourceChange change, DatabaseSize size, ObjectNode properties) {
    ServiceObjective objective = size.objective();
    ObjectNode asked = change.request().bodyOrEmpty();
    String count = Json.text(asked, "/properties/highAvailabilityReplicaCount");
    if (count != null && (!objective.hyperscale() || size.pool() != null)) {
      throw ArmException.badRequest(
          "DatabaseInvalidSkuPropertyCombination",
          "highAvailabilityReplicaCount needs a Hyperscale database in no pool; the requested size"
              + " is '"
              + objective.name()
              + "'.");
    }
    if (count != null && !count.matches("[0-4]")) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "highAvailabilityReplicaCount must be from 0 to 4, not '" + count + "'.");
    }
    if (objective.hyperscale()) {
      String kept = change.existing("/properties/highAvailabilityReplicaCount", "0");
      properties.put(
          "highAvailabilityReplicaCount", Integer.parseInt(count == null ? kept : count));
    }
    boolean readable =
        objective.hyperscale()
            || objective.tier().equals("Premium")
            || objective.tier().equals("BusinessCritical");
    String scale = Json.text(asked, "/properties/readScale");
    properties.put("readScale", scale == null ? (readable ? "Enabled" : "Disabled") : scale);
  }

  private static long maxSizeBytes(ResourceChange change, ServiceObjective objective) {
    String asked = Json.text(change.request().bodyOrEmpty(), "/properties/maxSizeBytes");
    if (asked != null) {
      try {
        return Long.parseLong(asked);
      } catch (NumberFormatException e) {
        throw ArmException.badRequest(
            "InvalidMaxSizeBytes", "maxSizeBytes must be a number of bytes, not '" + asked + "'.");
      }
    }
    long gibibyte = 1L << 30;
    return switch (objective.tier()) {
      case "Basic" -> 2 * gibibyte;
      case "Standard" -> 250 * gibibyte;
      case "Premium" -> 500 * gibibyte;
      case "Hyperscale" -> -1;
      default -> 32 * gibibyte;
    };
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
    CreateMode mode = modes.get(DatabaseOrigin.modeOf(database));
    if (mode == null) {
      throw new IllegalStateException("database " + database.id() + " has no known origin");
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
    String server = serverOf(database.id()).name();
    try {
      if (!NamedReplicaMode.isReplica(database)) {
        Instant earliest = retention.earliest(database);
        dropped.keep(database, retention.take(database.id()), earliest);
      }
      databases.drop(server, database.id().name());
    } catch (SQLException e) {
      throw new IllegalStateException("database " + database.id() + " was not dropped", e);
    }
  }

  @Override
  public ObjectNode view(Resource database, ArmRequest request) {
    ObjectNode shown = DatabaseOrigin.withoutNote(database.body());
    ObjectNode properties = Json.child(shown, "properties");
    if (properties.has("earliestRestoreDate")) {
      properties.put("earliestRestoreDate", retention.earliest(database).toString());
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
  public void markSettled(ObjectNode document) {
    Json.child(document, "properties").put("status", "Online");
  }

  @Override
  public @Nullable ObjectNode acceptedBody(Resource resource) {
    return Json.object(body -> body.put("operation", "UpsertDatabase"));
  }

  @Override
  public ArmException conflict(ResourceId id, Verb running) {
    return conflict(id);
  }

  /** Returns the refusal of a change while the database itself is being changed. */
  static ArmException conflict(ResourceId id) {
    return ArmException.conflict(
        "ConflictingDatabaseOperation",
        "There is already some operation on the database '%s' and the current operation should wait till it is done."
            .formatted(id.name()));
  }

  /** Returns the server of a database or of an elastic pool. */
  static ResourceId serverOf(ResourceId child) {
    ResourceId server = child.parent();
    if (server == null) {
      throw new IllegalArgumentException(child + " is on no server");
    }
    return server;
  }
}
