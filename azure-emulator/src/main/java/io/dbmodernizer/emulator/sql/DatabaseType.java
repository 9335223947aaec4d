package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
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
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** SQL databases: sizes, storage redundancy, scaling, and behind each one a real database. */
final class DatabaseType extends ResourceType {

  static final String PATTERN = ServerType.PATTERN + "/databases/{database}";
  static final String KEY = "microsoft.sql/servers/databases";

  private static final Set<String> REDUNDANCIES = Set.of("Geo", "GeoZone", "Local", "Zone");
  private static final String DEFAULT_COLLATION = "SQL_Latin1_General_CP1_CI_AS";

  private final ResourceDirectory directory;
  private final InstantSource clock;
  private final SqlLogins logins;
  private final DatabaseServer databases;

  DatabaseType(
      ResourceDirectory directory,
      InstantSource clock,
      SqlLogins logins,
      DatabaseServer databases) {
    super(
        "Microsoft.Sql/servers/databases",
        PATTERN,
        NameRule.of(
            "(?!(?i:master|tempdb|model|msdb)$)[^<>*%&:\\\\/?;\\p{Cntrl}]{0,127}[^<>*%&:\\\\/?;\\p{Cntrl}. ]",
            "InvalidDatabaseName",
            "A database's name has 1 to 128 characters without <>*%&:\\/?; or control characters, does not end with '.' or a blank and is no system database."));
    this.directory = directory;
    this.clock = clock;
    this.logins = logins;
    this.databases = databases;
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
              .put("collation", DEFAULT_COLLATION)
              .put("status", "Online")
              .put("currentServiceObjectiveName", "System");
        });
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(change.region(name()));
    requireDefaultMode(change);
    ServiceObjective objective = objective(change);
    document.set("sku", objective.toSku());
    document.put("kind", "v12.0,user" + (objective.family() == null ? "" : ",vcore"));
    ObjectNode properties = Json.child(document, "properties");
    keep(change, properties, "collation", DEFAULT_COLLATION);
    keep(change, properties, "catalogCollation", DEFAULT_COLLATION);
    keep(change, properties, "databaseId", UUID.randomUUID().toString());
    keep(change, properties, "creationDate", clock.instant().toString());
    properties.put("maxSizeBytes", maxSizeBytes(change, objective));
    properties.set("currentSku", objective.toSku());
    properties.put("currentServiceObjectiveName", objective.name());
    properties.put("requestedServiceObjectiveName", objective.name());
    String redundancy = redundancy(change);
    properties.put("requestedBackupStorageRedundancy", redundancy);
    properties.put("currentBackupStorageRedundancy", redundancy);
    properties.put("zoneRedundant", "true".equals(change.text("/properties/zoneRedundant")));
    keep(change, properties, "earliestRestoreDate", clock.instant().toString());
    replicas(change, objective, properties);
    properties.put("isLedgerOn", false);
    return document;
  }

  private static void requireDefaultMode(ResourceChange change) {
    String mode = change.text("/properties/createMode");
    if (mode != null && !mode.equals("Default")) {
      throw ArmException.badRequest(
          "InvalidDatabaseCreateMode",
          "Invalid request to create a database: createMode '%s' is not available here, only 'Default'."
              .formatted(mode));
    }
  }

  private static ServiceObjective objective(ResourceChange change) {
    JsonNode sku = change.request().bodyOrEmpty().get("sku");
    if (sku != null && sku.isObject()) {
      return ServiceObjective.of(sku);
    }
    String current = change.existing("/properties/currentServiceObjectiveName", "");
    return current.isEmpty()
        ? ServiceObjective.defaultObjective()
        : ServiceObjective.named(current);
  }

  private static String redundancy(ResourceChange change) {
    String asked = change.text("/properties/requestedBackupStorageRedundancy");
    if (asked == null) {
      return change.existing("/properties/currentBackupStorageRedundancy", "Geo");
    }
    if (!REDUNDANCIES.contains(asked)) {
      throw ArmException.badRequest(
          "UnsupportedBackupStorageRedundancy",
          "Backup storage redundancy '%s' is not supported. Use Geo, GeoZone, Local or Zone."
              .formatted(asked));
    }
    return asked;
  }

  private static void replicas(
      ResourceChange change, ServiceObjective objective, ObjectNode properties) {
    ObjectNode asked = change.request().bodyOrEmpty();
    String count = Json.text(asked, "/properties/highAvailabilityReplicaCount");
    if (count != null && !objective.hyperscale()) {
      throw ArmException.badRequest(
          "DatabaseInvalidSkuPropertyCombination",
          "highAvailabilityReplicaCount needs the Hyperscale tier; the requested size is '"
              + objective.name()
              + "'.");
    }
    if (count != null && !count.matches("[0-4]")) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "highAvailabilityReplicaCount must be from 0 to 4, not '" + count + "'.");
    }
    if (objective.hyperscale()) {
      properties.put("highAvailabilityReplicaCount", count == null ? 0 : Integer.parseInt(count));
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
  public void created(Resource database) {
    String server = serverOf(database.id());
    try {
      databases.create(server, database.id().name(), logins.get(server));
    } catch (SQLException e) {
      throw new IllegalStateException("database " + database.id() + " was not created", e);
    }
    database.properties().put("earliestRestoreDate", clock.instant().toString());
  }

  @Override
  public void deleted(Resource database) {
    try {
      databases.drop(serverOf(database.id()), database.id().name());
    } catch (SQLException e) {
      throw new IllegalStateException("database " + database.id() + " was not dropped", e);
    }
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

  private static String serverOf(ResourceId database) {
    ResourceId server = database.parent();
    if (server == null) {
      throw new IllegalArgumentException(database + " is no database");
    }
    return server.name();
  }
}
