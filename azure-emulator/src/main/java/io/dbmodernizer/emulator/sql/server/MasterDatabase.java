package io.dbmodernizer.emulator.sql.server;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The system database {@code master} of every server. Clients cannot connect to it. */
public final class MasterDatabase {

  /** The name of the database. */
  public static final String NAME = "master";

  /** The collation of {@code master}, and the default of new databases. */
  public static final String COLLATION = "SQL_Latin1_General_CP1_CI_AS";

  private MasterDatabase() {}

  /** Returns the resource for a new server. */
  static Resource of(Resource server, Instant now) {
    ResourceId id = server.id().child("databases", NAME);
    ObjectNode sku =
        Json.object(json -> json.put("name", "System").put("tier", "System").put("capacity", 0));
    ObjectNode body =
        Json.object(
            json -> {
              json.put("id", id.value()).put("name", NAME);
              json.put("type", "Microsoft.Sql/servers/databases");
              json.put("location", server.location()).put("kind", "v12.0,system");
              json.set("sku", sku);
              ObjectNode properties = json.putObject("properties");
              properties.put("collation", COLLATION);
              properties.put("catalogCollation", COLLATION);
              properties.put("maxSizeBytes", 32_212_254_720L);
              properties.put("status", "Online");
              properties.put("databaseId", UUID.randomUUID().toString());
              properties.put("creationDate", now.toString());
              properties.put("currentServiceObjectiveName", "System0");
              properties.put("requestedServiceObjectiveName", "System0");
              properties.set("currentSku", sku.deepCopy());
              properties.put("zoneRedundant", false);
              properties.put("readScale", "Disabled");
              properties.put("isLedgerOn", false);
            });
    return new Resource(id, body);
  }
}
