package io.dbmodernizer.backup.restore;

import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The search for the backup that a restore is made from, with one method for each kind of restore.
 *
 * <p>Source: Microsoft.Sql 2021-11-01, the description of {@code createMode}.
 */
final class RestoreSources {
  private static final String POINT = "pointInTime";
  private static final String KIND = "kind";

  private final ArmRest rest;

  RestoreSources(ArmRest rest) {
    this.rest = rest;
  }

  /** Returns the id of a database on the server of the target. */
  static String databaseId(TargetDatabase target, String name) {
    return target.scope().onServer(ArmTypes.SQL_DATABASE, name).toString();
  }

  /**
   * Returns the plan of a restore.
   *
   * @param command the user's command
   * @param target the database of the migration
   * @param objective service objective of the new database, if the target does not exist
   * @param name name of the new database
   * @param now the present; a later point in time cannot be restored
   * @throws RestoreRefused if Azure has no such backup
   */
  RestorePlan find(
      RestoreRequested command, TargetDatabase target, String objective, String name, Instant now) {
    Optional<JsonNode> live = get(ArmTypes.SQL_DATABASE, target.id());
    Draft draft = new Draft(target, name, live, objective);
    return switch (command.getKind()) {
      case POINT_IN_TIME -> pointInTime(command, draft, now);
      case LONG_TERM_BACKUP -> longTermBackup(command, draft);
      case DROPPED_DATABASE -> droppedDatabase(command, draft);
      case GEO -> geo(draft);
      case UNSPECIFIED ->
          throw new RestoreRefused(
              Reason.INVALID_REQUEST,
              KIND,
              "is not specified",
              "POINT_IN_TIME, LONG_TERM_BACKUP, DROPPED_DATABASE or GEO");
    };
  }

  private static RestorePlan pointInTime(RestoreRequested command, Draft draft, Instant now) {
    Instant point = command.getPointInTime();
    if (draft.live().isEmpty()) {
      throw RestoreRefused.unavailable(
          KIND,
          "POINT_IN_TIME needs the database, which does not exist any more",
          "the kind DROPPED_DATABASE, or LONG_TERM_BACKUP");
    }
    Instant earliest =
        instant(draft.live().get().path("properties").path("earliestRestoreDate"))
            .orElseThrow(
                () ->
                    RestoreRefused.unavailable(
                        POINT,
                        "cannot be restored, because Azure has not made the first backup yet",
                        "a time after the first backup, which Azure makes some minutes after it creates a database"));
    if (point.isBefore(earliest) || point.isAfter(now)) {
      throw RestoreRefused.unavailable(
          POINT,
          "is a time of which Azure has no backup",
          "a time from " + earliest + " to " + now);
    }
    return draft.plan("PointInTimeRestore", draft.target().id(), point, point);
  }

  private RestorePlan longTermBackup(RestoreRequested command, Draft draft) {
    String id = command.getBackupId();
    JsonNode backup = id.isEmpty() ? newest(draft.target()) : longTermBackup(id, draft.target());
    return draft.plan(
        RestorePlan.LONG_TERM,
        backup.path("id").asString(""),
        null,
        instant(backup.path("properties").path("backupTime")).orElse(null));
  }

  private JsonNode newest(TargetDatabase target) {
    return LongTermBackups.of(rest, target).stream()
        .max(
            Comparator.comparing(
                backup ->
                    instant(backup.path("properties").path("backupTime")).orElse(Instant.EPOCH)))
        .orElseThrow(
            () ->
                RestoreRefused.unavailable(
                    KIND,
                    "LONG_TERM_BACKUP needs a long-term backup, and the database has none",
                    "another kind; the first long-term backup can take a week after the policy was"
                        + " set"));
  }

  private JsonNode longTermBackup(String id, TargetDatabase target) {
    JsonNode backup =
        get(ArmTypes.LONG_TERM_BACKUP, id)
            .orElseThrow(
                () ->
                    RestoreRefused.unavailable(
                        "backupId",
                        "is not the id of a long-term backup",
                        "the id of a long-term backup, or empty for the newest"));
    JsonNode properties = backup.path("properties");
    if (!properties.path("serverName").asString("").equalsIgnoreCase(target.scope().server())
        || !properties.path("databaseName").asString("").equalsIgnoreCase(target.name())) {
      throw new RestoreRefused(
          Reason.INVALID_REQUEST,
          "backupId",
          "is a backup of another database",
          "a long-term backup of the migration's database, or empty for the newest");
    }
    return backup;
  }

  private RestorePlan droppedDatabase(RestoreRequested command, Draft draft) {
    JsonNode dropped =
        droppedDatabases(draft.target()).stream()
            .filter(
                each ->
                    each.path("properties")
                        .path("databaseName")
                        .asString("")
                        .equalsIgnoreCase(draft.target().name()))
            .max(
                Comparator.comparing(
                    each ->
                        instant(each.path("properties").path("deletionDate"))
                            .orElse(Instant.EPOCH)))
            .orElseThrow(
                () ->
                    RestoreRefused.unavailable(
                        KIND,
                        "DROPPED_DATABASE needs a dropped database of that name within its"
                            + " retention, and the server has none",
                        "the kind POINT_IN_TIME or LONG_TERM_BACKUP"));
    Instant deleted = instant(dropped.path("properties").path("deletionDate")).orElse(null);
    Instant point = command.getPointInTime();
    if (point != null && deleted != null) {
      Instant earliest =
          instant(dropped.path("properties").path("earliestRestoreDate"))
              .or(() -> instant(dropped.path("properties").path("creationDate")))
              .orElse(Instant.EPOCH);
      if (point.isBefore(earliest) || point.isAfter(deleted)) {
        throw RestoreRefused.unavailable(
            POINT,
            "is a time of which Azure has no backup",
            "a time from " + earliest + " to " + deleted + ", when the database was dropped");
      }
    }
    return draft
        .sizedBy(dropped)
        .plan("Restore", dropped.path("id").asString(""), point, point == null ? deleted : point);
  }

  private RestorePlan geo(Draft draft) {
    String redundancy =
        draft
            .live()
            .map(d -> d.path("properties").path("currentBackupStorageRedundancy").asString(""))
            .orElse("");
    boolean local = redundancy.equals("Local") || redundancy.equals("Zone");
    Optional<JsonNode> recoverable =
        local
            ? Optional.empty()
            : get(
                ArmTypes.RECOVERABLE_DATABASE,
                draft
                    .target()
                    .scope()
                    .onServer(ArmTypes.RECOVERABLE_DATABASE, draft.target().name())
                    .toString());
    if (local || recoverable.isEmpty()) {
      throw RestoreRefused.unavailable(
          KIND,
          "GEO needs backups in a second region, and Azure has none of the database",
          "another kind; geo-restore needs Geo or GeoZone backup storage redundancy");
    }
    JsonNode backup = recoverable.get();
    return draft.plan(
        "Recovery",
        backup.path("id").asString(""),
        null,
        instant(backup.path("properties").path("lastAvailableBackupDate")).orElse(null));
  }

  private Optional<JsonNode> get(ArmType type, String id) {
    return rest.get(id, type.apiVersion()).map(ArmResponse::body);
  }

  private List<JsonNode> droppedDatabases(TargetDatabase target) {
    ArmType type = ArmTypes.DROPPED_DATABASE;
    List<JsonNode> items = new ArrayList<>();
    get(type, target.scope().serverId().with(type.collection()).toString())
        .ifPresent(body -> body.path("value").forEach(items::add));
    return items;
  }

  private static Optional<Instant> instant(JsonNode text) {
    String value = text.asString("");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(OffsetDateTime.parse(value).toInstant());
  }

  /** The name and size of the new database, which all kinds of restore have. */
  private record Draft(
      TargetDatabase target, String name, Optional<JsonNode> live, String sku, String pool) {

    Draft(TargetDatabase target, String name, Optional<JsonNode> live, String objective) {
      this(
          target,
          name,
          live,
          live.map(database -> database.path("sku").toString())
              .orElseGet(
                  () -> JsonMapper.shared().createObjectNode().put("name", objective).toString()),
          live.map(database -> database.path("properties").path("elasticPoolId").asString(""))
              .orElse(""));
    }

    /** Returns the draft with the size of another database, unless the target exists. */
    Draft sizedBy(JsonNode other) {
      return live.isEmpty() && other.path("sku").isObject()
          ? new Draft(target, name, live, other.path("sku").toString(), pool)
          : this;
    }

    RestorePlan plan(
        String createMode,
        String source,
        @Nullable Instant pointInTime,
        @Nullable Instant restorePoint) {
      return new RestorePlan(
          databaseId(target, name),
          name,
          createMode,
          source,
          pointInTime,
          restorePoint,
          pool.isEmpty() ? sku : "",
          pool);
    }
  }
}
