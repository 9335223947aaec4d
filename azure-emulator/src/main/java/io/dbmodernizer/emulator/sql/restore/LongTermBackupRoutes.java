package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operations on long-term backups: {@code LongTermRetentionBackups_Get}, {@code _Delete},
 * {@code _ListByLocation}, {@code _ListByServer} and {@code _ListByDatabase}, and their
 * counterparts below a resource group.
 */
final class LongTermBackupRoutes {

  private static final String LOCATION = "/providers/Microsoft.Sql/locations/{location}";
  private static final String SERVER = "/longTermRetentionServers/{server}";
  private static final String DATABASE = "/longTermRetentionDatabases/{database}";
  private static final String BACKUPS = "/longTermRetentionBackups";

  private final LongTermBackups backups;
  private final ResourceDirectory directory;

  LongTermBackupRoutes(LongTermBackups backups, ResourceDirectory directory) {
    this.backups = backups;
    this.directory = directory;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String scope :
        List.of(
            "/subscriptions/{subscription}",
            "/subscriptions/{subscription}/resourceGroups/{group}")) {
      String location = scope + LOCATION;
      routes.add(list(location + BACKUPS));
      routes.add(list(location + SERVER + BACKUPS));
      routes.add(list(location + SERVER + DATABASE + BACKUPS));
      String one = location + SERVER + DATABASE + BACKUPS + "/{backup}";
      routes.add(Route.of("GET", one, this::get));
      routes.add(Route.of("DELETE", one, this::delete));
    }
    return routes;
  }

  /**
   * Returns the emulator's own operation that makes a backup now. In Azure only a schedule does.
   */
  List<Route> ownRoutes() {
    return List.of(Route.of("POST", "/_emulator/longTermRetentionBackups", this::make));
  }

  private Route list(String path) {
    return Route.of("GET", path, this::list).supporting("databaseState", "onlyLatestPerDatabase");
  }

  private ArmResponse list(ArmRequest request) {
    String state = request.query("databaseState");
    Stream<LongTermBackup> found =
        backups.all().stream()
            .filter(each -> isAskedFor(request, each))
            .filter(each -> isInState(each, state))
            .sorted(Comparator.comparing(LongTermBackup::time));
    List<LongTermBackup> listed = found.toList();
    return ArmResponse.list(
        (request.query("onlyLatestPerDatabase").equalsIgnoreCase("true") ? latest(listed) : listed)
            .stream().map(each -> each.view(scope(request), deleted(each))).toList());
  }

  private static List<LongTermBackup> latest(List<LongTermBackup> oldestFirst) {
    Set<String> seen = new HashSet<>();
    List<LongTermBackup> latest = new ArrayList<>();
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      LongTermBackup each = oldestFirst.get(i);
      if (seen.add(each.key().substring(0, each.key().lastIndexOf('/')))) {
        latest.add(0, each);
      }
    }
    return latest;
  }

  private ArmResponse get(ArmRequest request) {
    LongTermBackup backup = require(request);
    return ArmResponse.of(200, backup.view(scope(request), deleted(backup)));
  }

  private ArmResponse delete(ArmRequest request) {
    backups.remove(require(request));
    return ArmResponse.empty(200);
  }

  private ArmResponse make(ArmRequest request) {
    ResourceId id =
        ResourceId.fromBody(Json.text(request.requiredBody(), "/databaseId"), "databaseId");
    Resource database =
        directory
            .find(id)
            .filter(found -> found.id().type().equals(SqlPaths.DATABASE_TYPE))
            .orElseThrow(
                () ->
                    ArmException.notFound(
                        "ResourceNotFound", "The database '" + id + "' was not found."));
    try {
      LongTermBackup made = backups.make(database);
      return ArmResponse.of(201, made.view(id.groupId().value(), false));
    } catch (SQLException e) {
      throw new IllegalStateException("database " + id + " was not backed up", e);
    }
  }

  private LongTermBackup require(ArmRequest request) {
    return backups.all().stream()
        .filter(each -> isAskedFor(request, each))
        .filter(each -> each.name().equalsIgnoreCase(request.parameter("backup")))
        .findFirst()
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound",
                    "The requested resource of type '%s' with name '%s' was not found."
                        .formatted(LongTermBackup.TYPE, request.parameter("backup"))));
  }

  private boolean isInState(LongTermBackup backup, String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "live" -> !deleted(backup);
      case "deleted" -> deleted(backup);
      default -> true;
    };
  }

  private boolean deleted(LongTermBackup backup) {
    return backups.isOfDroppedDatabase(backup);
  }

  private static boolean isAskedFor(ArmRequest request, LongTermBackup backup) {
    return matches(request, "subscription", backup.subscription())
        && matches(request, "group", backup.group())
        && matches(request, "location", backup.location())
        && matches(request, "server", backup.server())
        && matches(request, "database", backup.database());
  }

  private static boolean matches(ArmRequest request, String placeholder, String value) {
    String asked = request.parameters().get(placeholder);
    return asked == null || asked.equalsIgnoreCase(value);
  }

  private static String scope(ArmRequest request) {
    String group = request.parameters().get("group");
    return "/subscriptions/"
        + request.parameter("subscription")
        + (group == null ? "" : "/resourceGroups/" + group);
  }
}
