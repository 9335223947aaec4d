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

/** Everything about backups of databases, put together. */
public final class Backups {

  private final DroppedDatabaseType dropped;
  private final RecoverableDatabases recoverable;
  private final LongTermBackupRoutes longTerm;
  private final List<ResourceType> types;
  private final List<CreateMode> modes;

  /**
   * Creates what there is about backups.
   *
   * @param store where policies and backups are remembered
   * @param timers when backups are made and expire
   * @param databases what is backed up
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

  /** Returns the past of databases. */
  public DatabaseHistory history() {
    return dropped;
  }

  /** Returns the ways in which databases are made from backups. */
  public List<CreateMode> modes() {
    return modes;
  }

  /** Returns the resource types. */
  public List<ResourceType> types() {
    return types;
  }

  /** Returns the operations beyond those of the types. */
  public List<Route> routes() {
    return Stream.concat(recoverable.routes().stream(), longTerm.routes().stream()).toList();
  }

  /** Returns the operations of the emulator itself. */
  public List<Route> ownRoutes() {
    return longTerm.ownRoutes();
  }
}
