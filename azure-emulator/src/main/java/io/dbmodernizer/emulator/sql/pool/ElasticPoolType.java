package io.dbmodernizer.emulator.sql.pool;

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
import io.dbmodernizer.emulator.sql.capacity.PoolSize;
import io.dbmodernizer.emulator.sql.capacity.SqlUsages;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Elastic pools, whose capacity several databases share: operations {@code
 * ElasticPools_CreateOrUpdate}, {@code _Get}, {@code _Update}, {@code _Delete} and {@code
 * _ListByServer}.
 */
public final class ElasticPoolType extends ResourceType {

  private final ResourceDirectory directory;
  private final InstantSource clock;
  private final SqlUsages usages;

  /**
   * Creates the type.
   *
   * @param directory the resources
   * @param clock clock of the creation times
   * @param usages quota of vCores
   */
  public ElasticPoolType(ResourceDirectory directory, InstantSource clock, SqlUsages usages) {
    super(
        TypeDeclaration.of(
                "Microsoft.Sql/servers/elasticPools",
                SqlPaths.POOL,
                NameRule.of(
                    "[^<>*%&:\\\\/?\\p{Cntrl}]{0,127}[^<>*%&:\\\\/?\\p{Cntrl}. ]",
                    "InvalidElasticPoolName",
                    "An elastic pool's name has 1 to 128 characters without <>*%&:\\/? and does not end with '.' or a blank."))
            .builtByType("/sku/name", "/sku/tier", "/sku/family", "/sku/capacity")
            .creating(SqlPolling.POOL)
            .updating(SqlPolling.POOL)
            .deleting(SqlPolling.POOL_DELETION));
    this.directory = directory;
    this.clock = clock;
    this.usages = usages;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ObjectNode document = change.document(change.region(name()));
    PoolSize size = size(change);
    if (size.family() != null) {
      usages.requireVCores(change, Json.text(document, "/location", ""), size.capacity());
    }
    String family = Json.text(change.request().bodyOrEmpty(), "/sku/family");
    if (size.family() == null && family != null) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "sku.family '%s' is for vCore pools. Leave it out with '%s'."
              .formatted(family, Json.text(size.toSku(), "/name")));
    }
    document.set("sku", size.toSku());
    document.put("kind", size.family() == null ? "pool" : "vcore,pool");
    ObjectNode properties = Json.child(document, "properties");
    properties.put(
        "creationDate", change.existing("/properties/creationDate", clock.instant().toString()));
    properties.put("maxSizeBytes", maxSizeBytes(change, size));
    double minimum = perDatabase(change, "minCapacity", 0);
    double maximum = perDatabase(change, "maxCapacity", size.mostPerDatabase());
    require(minimum, maximum, size);
    properties
        .putObject("perDatabaseSettings")
        .put("minCapacity", minimum)
        .put("maxCapacity", maximum);
    properties.put("zoneRedundant", "true".equals(change.text("/properties/zoneRedundant")));
    if (size.family() != null) {
      String license = change.text("/properties/licenseType");
      properties.put("licenseType", license == null ? "LicenseIncluded" : license);
    }
    if (change.existing() != null) {
      PoolMembers.requireCapacity(
          new Resource(change.id(), document),
          PoolMembers.of(change.existing().id(), directory).size());
    }
    return document;
  }

  private static PoolSize size(ResourceChange change) {
    JsonNode sku = change.request().bodyOrEmpty().get("sku");
    if (sku != null && sku.isObject()) {
      return PoolSize.of(sku);
    }
    if (change.existing() == null) {
      return PoolSize.of(Json.object(json -> json.put("name", "GP_Gen5").put("capacity", 2)));
    }
    return PoolSize.of(change.existing().body().path("sku"));
  }

  private static long maxSizeBytes(ResourceChange change, PoolSize size) {
    String asked = Json.text(change.request().bodyOrEmpty(), "/properties/maxSizeBytes");
    if (asked == null) {
      return (32L * size.capacity()) << 30;
    }
    if (!asked.matches("[1-9]\\d{0,17}")) {
      throw ArmException.badRequest(
          "InvalidMaxSizeBytes", "maxSizeBytes must be a number of bytes, not '" + asked + "'.");
    }
    return Long.parseLong(asked);
  }

  private static double perDatabase(ResourceChange change, String property, double otherwise) {
    String pointer = "/properties/perDatabaseSettings/" + property;
    String asked = Json.text(change.request().bodyOrEmpty(), pointer);
    try {
      return asked == null ? otherwise : Double.parseDouble(asked);
    } catch (NumberFormatException e) {
      throw ArmException.badRequest(
          "InvalidParameterValue", pointer + " must be a number, not '" + asked + "'.");
    }
  }

  private static void require(double minimum, double maximum, PoolSize size) {
    String unit = size.family() == null ? "Dtu" : "Vcore";
    if (maximum > size.mostPerDatabase() || maximum <= 0) {
      throw ArmException.badRequest(
          "ElasticPoolDb%sMax%sLimit".formatted(unit, maximum <= 0 ? "Below" : "Above"),
          "The maximum per database must be above 0 and at most %2$d, not %1$s."
              .formatted(maximum, size.mostPerDatabase()));
    }
    if (minimum > maximum) {
      throw ArmException.badRequest(
          "InvalidInputValueDatabase%sMinLargerThanMax".formatted(unit),
          "The minimum per database %s is above the maximum %s.".formatted(minimum, maximum));
    }
    if (minimum < 0) {
      throw ArmException.badRequest(
          "ElasticPoolDb%sMinBelowLimit".formatted(unit),
          "The minimum per database must be 0 or more.");
    }
  }

  @Override
  public void checkDelete(Resource pool, ArmRequest request) {
    if (!PoolMembers.of(pool.id(), directory).isEmpty()) {
      throw ArmException.badRequest(
          "ElasticPoolNotEmpty", "The elastic pool '%s' is not empty.".formatted(pool.id().name()));
    }
  }

  @Override
  public void markRunning(ObjectNode document, Verb verb) {
    if (verb == Verb.CREATE) {
      Json.child(document, "properties").put("state", "Creating");
    }
  }

  @Override
  public void markIdle(ObjectNode document) {
    Json.child(document, "properties").put("state", "Ready");
  }

  @Override
  public @Nullable ObjectNode acceptedBody(Resource resource) {
    return Json.object(body -> body.put("operation", "UpsertElasticPool"));
  }

  @Override
  public ArmException conflict(ResourceId id, Verb running) {
    return PoolMembers.busy(id);
  }
}
