package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * A long-term retention backup.
 *
 * @param subscription subscription of the server
 * @param group resource group of the server
 * @param location region of the server
 * @param server name of the server
 * @param database name of the database
 * @param name name of the backup: id of the database and time of the backup
 * @param time time of the backup
 * @param expiry time at which it expires
 * @param serverCreated creation time of the server
 * @param copy the data and settings of the database
 */
record LongTermBackup(
    String subscription,
    String group,
    String location,
    String server,
    String database,
    String name,
    Instant time,
    Instant expiry,
    Instant serverCreated,
    BackupCopy copy) {

  static final String TYPE =
      "Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases/longTermRetentionBackups";

  /** Returns the key of the backup in the store: its names in lower case. */
  String key() {
    return key(subscription, location, server, database, name);
  }

  static String key(
      String subscription, String location, String server, String database, String name) {
    return String.join("/", subscription, location, server, database, name)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Returns Azure's form of the backup.
   *
   * @param scope subscription or resource group with which the id begins
   * @param deleted true if the database has been dropped
   */
  ObjectNode view(String scope, boolean deleted) {
    return Json.object(
        body -> {
          body.put(
              "id",
              scope
                  + "/providers/Microsoft.Sql/locations/"
                  + location
                  + "/longTermRetentionServers/"
                  + server
                  + "/longTermRetentionDatabases/"
                  + database
                  + "/longTermRetentionBackups/"
                  + name);
          body.put("name", name).put("type", TYPE);
          ObjectNode properties = body.putObject("properties");
          properties.put("serverName", server);
          properties.put("serverCreateTime", serverCreated.toString());
          properties.put("databaseName", database);
          if (deleted) {
            properties.put("databaseDeletionTime", time.toString());
          }
          properties.put("backupTime", time.toString());
          properties.put("backupExpirationTime", expiry.toString());
          properties.put("backupStorageRedundancy", copy.redundancy());
        });
  }

  /** Returns the stored form. */
  String toJson() {
    return Json.write(
        Json.object(
            json -> {
              json.put("subscription", subscription).put("group", group);
              json.put("location", location).put("server", server);
              json.put("database", database).put("name", name);
              json.put("time", time.toString()).put("expiry", expiry.toString());
              json.put("serverCreated", serverCreated.toString());
              json.set("copy", copy.toJson());
            }));
  }

  /** Reads the stored form. */
  static LongTermBackup fromJson(String text) {
    ObjectNode json = Json.parseObject(text);
    return new LongTermBackup(
        Json.text(json, "/subscription", ""),
        Json.text(json, "/group", ""),
        Json.text(json, "/location", ""),
        Json.text(json, "/server", ""),
        Json.text(json, "/database", ""),
        Json.text(json, "/name", ""),
        Instant.parse(Json.text(json, "/time", "")),
        Instant.parse(Json.text(json, "/expiry", "")),
        Instant.parse(Json.text(json, "/serverCreated", "")),
        BackupCopy.fromJson(Json.child(json, "copy")));
  }
}
