package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.database.CreateMode;
import io.dbmodernizer.emulator.sql.database.CreationSource;
import io.dbmodernizer.emulator.sql.database.DatabaseSize;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A create mode that restores a database from a backup. The emulator keeps no history of rows. A
 * restore of a live database copies its current content, whatever the point in time. A restore of a
 * dropped database or of a long-term backup copies the content at the time of the drop or backup.
 */
record RestoreMode(
    String name,
    RestoreFinder finder,
    ResourceDirectory directory,
    SqlLogins logins,
    DatabaseServer databases)
    implements CreateMode {

  /** Returns the four create modes that restore from backups. */
  static List<CreateMode> all(
      RestoreFinder finder,
      ResourceDirectory directory,
      SqlLogins logins,
      DatabaseServer databases) {
    return Stream.of(
            RestoreFinder.POINT_IN_TIME,
            RestoreFinder.DROPPED,
            RestoreFinder.GEO,
            RestoreFinder.LONG_TERM)
        .<CreateMode>map(mode -> new RestoreMode(mode, finder, directory, logins, databases))
        .toList();
  }

  @Override
  public CreationSource source(ResourceChange change) {
    CreationSource source = finder.find(name, change);
    boolean from = source.objective().hyperscale();
    boolean to = DatabaseSize.of(change, source.objective(), directory).objective().hyperscale();
    if (from != to) {
      throw otherArchitecture();
    }
    return source;
  }

  private ArmException otherArchitecture() {
    return switch (name) {
      case RestoreFinder.POINT_IN_TIME ->
          ArmException.badRequest(
              "InvalidVldbRestoreSlo",
              "The Hyperscale edition Point-In-Time restore requires both source and target databases to use Hyperscale service level objective.");
      case RestoreFinder.GEO ->
          ArmException.badRequest(
              "InvalidVldbRecoverySlo",
              "The Hyperscale edition recovery requires both source and target databases to use Hyperscale service level objective.");
      default ->
          ArmException.badRequest(
              "RestoreHyperscaleToNonHyperscale",
              "Restoring a Hyperscale database backup to a non-Hyperscale service tier or vice versa is not supported.");
    };
  }

  @Override
  public void create(Resource database) throws SQLException {
    ObjectNode note = CreationSource.noteOf(database);
    String server = SqlPaths.serverOf(database.id()).name();
    String kept = Json.text(note, "/" + BackupCopy.COPY);
    if (kept != null) {
      databases.restore(kept, server, database.id().name(), logins.get(server));
      return;
    }
    ResourceId source = new ResourceId(String.valueOf(CreationSource.sourceOf(database)));
    String sourceServer = SqlPaths.serverOf(source).name();
    if (!databases.exists(sourceServer, source.name())) {
      throw RestoreFinder.notLive(source);
    }
    String copy = UUID.randomUUID().toString();
    try {
      databases.backup(sourceServer, source.name(), copy);
      databases.restore(copy, server, database.id().name(), logins.get(server));
    } finally {
      databases.deleteBackup(copy);
    }
  }
}
