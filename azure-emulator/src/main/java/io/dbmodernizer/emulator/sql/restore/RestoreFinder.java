package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.database.CreationSource;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The search for the source of a restored database, with Azure's rules for each create mode. Source
 * of the error codes: operation {@code Databases_CreateOrUpdate} in Microsoft's REST reference.
 */
final class RestoreFinder {

  static final String POINT_IN_TIME = "PointInTimeRestore";
  static final String DROPPED = "Restore";
  static final String GEO = "Recovery";
  static final String LONG_TERM = "RestoreLongTermRetentionBackup";

  private final ResourceDirectory directory;
  private final InstantSource clock;
  private final RetentionDays retention;
  private final DroppedDatabaseType dropped;
  private final RecoverableDatabases recoverable;
  private final LongTermBackups longTerm;

  RestoreFinder(
      ResourceDirectory directory,
      InstantSource clock,
      RetentionDays retention,
      DroppedDatabaseType dropped,
      RecoverableDatabases recoverable,
      LongTermBackups longTerm) {
    this.directory = directory;
    this.clock = clock;
    this.retention = retention;
    this.dropped = dropped;
    this.recoverable = recoverable;
    this.longTerm = longTerm;
  }

  /**
   * Returns the source of a restored database.
   *
   * @param mode the {@code createMode}
   * @throws ArmException 400 with the code of the mode if the source is missing in the request,
   *     does not exist, or does not have the point in time
   */
  CreationSource find(String mode, ResourceChange change) {
    return switch (mode) {
      case POINT_IN_TIME -> pointInTime(change);
      case DROPPED -> droppedDatabase(change);
      case GEO -> geo(change);
      default -> longTermBackup(change);
    };
  }

  private CreationSource pointInTime(ResourceChange change) {
    ResourceId id = source(change, "sourceDatabaseId", "MissingSourceDatabaseId");
    requireSameServer(change, id);
    Instant point =
        point(change)
            .orElseThrow(
                () ->
                    ArmException.badRequest(
                        "MissingRestorePointInTime", "Missing restore point in time"));
    Resource database =
        directory
            .find(id)
            .filter(found -> found.id().type().equals(SqlPaths.DATABASE_TYPE))
            .orElseThrow(() -> notLive(id));
    requireWithin(point, retention.earliest(database), clock.instant(), id);
    return CreationSource.of(POINT_IN_TIME, database);
  }

  private CreationSource droppedDatabase(ResourceChange change) {
    String property =
        change.text("/properties/restorableDroppedDatabaseId") == null
            ? "sourceDatabaseId"
            : "restorableDroppedDatabaseId";
    ResourceId id = source(change, property, "MissingSourceDatabaseId");
    requireSameServer(change, id);
    Resource found =
        (id.type().equals(DroppedDatabaseType.KEY)
                ? directory.find(id)
                : byDeletionDate(change, id))
            .orElseThrow(
                () ->
                    ArmException.badRequest(
                        "InvalidDroppedDatabase",
                        "Source database dropped '%s' does not exist on server within the supported recovery period."
                            .formatted(id.name())));
    point(change)
        .ifPresent(
            point ->
                requireWithin(
                    point,
                    instant(found, "/properties/earliestRestoreDate"),
                    instant(found, "/properties/deletionDate"),
                    id));
    return dropped.copyOf(found.id()).source(DROPPED);
  }

  private Optional<Resource> byDeletionDate(ResourceChange change, ResourceId id) {
    Instant deleted =
        time(change, "sourceDatabaseDeletionDate", "InvalidRestorableDroppedDatabaseDeletionDate")
            .orElseThrow(
                () ->
                    ArmException.badRequest(
                        "MissingSourceDatabaseDeletionDate",
                        "Missing source database deletion date"));
    List<Resource> named =
        directory.within(serverOf(id)).stream()
            .filter(each -> each.id().type().equals(DroppedDatabaseType.KEY))
            .filter(
                each ->
                    Json.text(each.body(), "/properties/databaseName", "")
                        .equalsIgnoreCase(id.name()))
            .toList();
    return named.stream()
        .filter(each -> instant(each, "/properties/deletionDate").equals(deleted))
        .findFirst();
  }

  private CreationSource geo(ResourceChange change) {
    String property =
        change.text("/properties/recoverableDatabaseId") == null
            ? "sourceDatabaseId"
            : "recoverableDatabaseId";
    ResourceId id = source(change, property, "MissingRecoverableDatabaseId");
    if (!id.type().equals("microsoft.sql/servers/recoverabledatabases")) {
      throw ArmException.badRequest(
          "InvalidRecoverableDatabaseId", "Invalid recoverable database identifier.");
    }
    ResourceId database = serverOf(id).child("databases", id.name());
    if (directory.find(database).isPresent() && recoverable.find(id).isEmpty()) {
      throw ArmException.badRequest(
          "GeoRestoreBackupStorageTypeNotSupported",
          "Database recovery requests are invalid when issued against a database that is not configured to use geo-redundant backup storage.");
    }
    return CreationSource.of(GEO, recoverable.find(id).orElseThrow(() -> notLive(id)));
  }

  private CreationSource longTermBackup(ResourceChange change) {
    ResourceId id =
        source(
            change, "longTermRetentionBackupResourceId", "MissingRecoveryServicesRecoveryPointId");
    LongTermBackup backup =
        longTerm
            .find(key(id))
            .orElseThrow(
                () ->
                    ArmException.badRequest(
                        "LtrBackupNotFound",
                        "The specified long term retention backup does not exist."));
    return backup.copy().source(LONG_TERM);
  }

  private static String key(ResourceId id) {
    List<String> parts = List.of(id.value().split("/"));
    int at = indexOf(parts, "locations");
    return at < 0 || parts.size() < at + 8
        ? ""
        : LongTermBackup.key(
            id.subscription(),
            parts.get(at + 1),
            parts.get(at + 3),
            parts.get(at + 5),
            parts.get(at + 7));
  }

  private static int indexOf(List<String> parts, String word) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).equalsIgnoreCase(word)) {
        return i;
      }
    }
    return -1;
  }

  private static ResourceId source(ResourceChange change, String property, String missing) {
    String text = change.text("/properties/" + property);
    if (text == null) {
      throw ArmException.badRequest(missing, "Missing " + property + ".");
    }
    return ResourceId.fromBody(text, "properties." + property);
  }

  /** Requires that a restore, other than a geo-restore, stays on its server. */
  private static void requireSameServer(ResourceChange change, ResourceId source) {
    if (!serverOf(source).sameAs(serverOf(change.id()))) {
      throw ArmException.badRequest(
          "MismatchingServerNameWithUrl",
          "The provided server name did not match the name in the Url.");
    }
  }

  private static ResourceId serverOf(ResourceId database) {
    ResourceId server = database.parent();
    if (server == null) {
      throw ArmException.badRequest(
          "InvalidSourceDatabaseId", "Invalid source database identifier.");
    }
    return server;
  }

  private static void requireWithin(
      Instant point, Instant earliest, Instant latest, ResourceId database) {
    if (point.isBefore(earliest) || point.isAfter(latest)) {
      throw ArmException.badRequest(
          "InvalidPointInTime",
          "The specified point in time is not valid for the database '%s'. Specify a time from %s to %s."
              .formatted(database.name(), earliest, latest));
    }
  }

  static ArmException notLive(ResourceId id) {
    return ArmException.badRequest(
        "InvalidLiveDatabase",
        "Source database '%s' does not exist on server within the supported recovery period. If restoring a dropped database, please specify its deletion date."
            .formatted(id.name()));
  }

  private static Optional<Instant> point(ResourceChange change) {
    return time(change, "restorePointInTime", "InvalidPointInTime");
  }

  private static Optional<Instant> time(ResourceChange change, String property, String invalid) {
    @Nullable String text = change.text("/properties/" + property);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw ArmException.badRequest(
          invalid,
          "%s '%s' must be an ISO 8601 time such as 2026-01-05T08:00:00Z."
              .formatted(property, text));
    }
  }

  private static Instant instant(Resource resource, String pointer) {
    return Instant.parse(Json.text(resource.body(), pointer, Instant.EPOCH.toString()));
  }
}
