package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.capacity.Capabilities;
import io.dbmodernizer.emulator.sql.capacity.SqlUsages;
import io.dbmodernizer.emulator.sql.database.DatabaseType;
import io.dbmodernizer.emulator.sql.database.PoolDatabases;
import io.dbmodernizer.emulator.sql.database.ReplicationLinks;
import io.dbmodernizer.emulator.sql.pool.ElasticPoolType;
import io.dbmodernizer.emulator.sql.restore.Backups;
import io.dbmodernizer.emulator.sql.security.DatabaseLogins;
import io.dbmodernizer.emulator.sql.security.ServerSecurity;
import io.dbmodernizer.emulator.sql.security.SqlLogins;
import io.dbmodernizer.emulator.sql.server.ServerNames;
import io.dbmodernizer.emulator.sql.server.ServerType;
import io.dbmodernizer.emulator.time.Timers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The provider {@code Microsoft.Sql}: servers, their administrators and security settings, elastic
 * pools, databases and backups.
 */
public final class SqlProvider implements Provider {

  private final ResourceDirectory directory;
  private final SqlUsages usages;
  private final Backups backups;
  private final List<ResourceType> types = new ArrayList<>();

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param store store of backups and of hashed administrator passwords
   * @param clock clock of the creation times
   * @param timers runs backups and their expiry when they are due
   * @param databases server of the H2 databases
   * @param quotas quotas of servers and vCores
   * @param defenderPlan true for a subscription with the Defender plan for SQL servers
   */
  public SqlProvider(
      ResourceDirectory directory,
      ResourceStore store,
      InstantSource clock,
      Timers timers,
      DatabaseServer databases,
      Quotas quotas,
      Predicate<String> defenderPlan) {
    this.directory = directory;
    this.usages = new SqlUsages(directory, quotas);
    SqlLogins logins = new SqlLogins(store);
    DatabaseLogins databaseLogins = new DatabaseLogins(directory, logins, databases);
    this.backups = new Backups(directory, store, clock, timers, databases, logins);
    types.add(new ServerType(directory, store, clock, usages, logins, databaseLogins));
    types.addAll(ServerSecurity.types(directory, clock, databaseLogins, defenderPlan));
    types.add(new ElasticPoolType(directory, clock, usages));
    types.add(
        new DatabaseType(
            clock, directory, usages, logins, databases, backups.history(), backups.modes()));
    types.addAll(backups.types());
  }

  @Override
  public List<ResourceType> types() {
    return List.copyOf(types);
  }

  @Override
  public List<Route> actions() {
    List<Route> actions = new ArrayList<>();
    actions.add(new ServerNames(directory).route());
    actions.add(new PoolDatabases(directory).route());
    actions.addAll(new ReplicationLinks(directory).routes());
    actions.addAll(usages.routes());
    actions.addAll(new Capabilities().routes());
    actions.addAll(backups.routes());
    return actions;
  }

  @Override
  public List<Route> ownActions() {
    return backups.ownRoutes();
  }
}
