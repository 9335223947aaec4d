package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.database.CreateMode;
import io.dbmodernizer.emulator.sql.database.DatabaseHistory;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import io.dbmodernizer.emulator.time.Timers;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The resource types, operations and create modes of backups. */
public final class Backups {

  private final DroppedDatabaseType dropped;
  private final RecoverableDatabases recoverable;
  private final LongTermBackupRoutes longTerm;
  private final List<ResourceType> types;
  private final List<CreateMode> modes;

  /**
   * Creates the parts and schedules the backups of an earlier run of the emulator.
   *
   * @param directory the resources
   * @param store store of policies and backups
   * @param clock clock of the restore points
   * @param timers runs backups and their expiry when they are due
   * @param databases server of the H2 databases
   * @param logins hashed administrator logins
   */
  public Backups(
      ResourceDirectory directory,
      ResourceStore store,
      InstantSource clock,
      Timers timers,
      DatabaseServer databases,
      SqlLogins logins) {
    RetentionDays retention = new RetentionDays(store, clock);
    LongTermBackups backups = new LongTermBackups(directory, store, timers, databases);
    this.dropped = new DroppedDatabaseType(directory, store, timers, databases, retention);
    this.recoverable = new RecoverableDatabases(directory, clock);
    this.longTerm = new LongTermBackupRoutes(backups, directory);
    this.types =
        List.of(
            new ShortTermRetentionType(directory, retention),
            new LongTermRetentionType(directory, backups),
            dropped);
    this.modes =
        RestoreMode.all(
            new RestoreFinder(directory, clock, retention, dropped, recoverable, backups),
            directory,
            logins,
            databases);
  }

  /** Returns the backup history of databases. */
  public DatabaseHistory history() {
    return dropped;
  }

  /** Returns the create modes of databases that are restored from backups. */
  public List<CreateMode> modes() {
    return modes;
  }

  /** Returns the resource types. */
  public List<ResourceType> types() {
    return types;
  }

  /** Returns the routes of the operations besides those of the types. */
  public List<Route> routes() {
    return Stream.concat(recoverable.routes().stream(), longTerm.routes().stream()).toList();
  }

  /** Returns the routes of the emulator's own operations. */
  public List<Route> ownRoutes() {
    return longTerm.ownRoutes();
  }
}
