package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.AccessKeys;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.time.Timers;
import java.util.ArrayList;
import java.util.List;

/** Migration services and database migrations. */
public final class DataMigrationProvider implements Provider {

  private final MigrationServiceType services;
  private final DatabaseMigrationType migrations;
  private final MigrationServiceActions serviceActions;
  private final MigrationActions migrationActions;

  /**
   * Creates the provider, and ends the migrations that an earlier run of the emulator left.
   *
   * @param directory the resources
   * @param runtimes the integration runtimes
   * @param keys access keys
   * @param timers when things happen
   * @param pace how fast
   * @param runs the running migrations
   * @param settings how migrations run
   */
  public DataMigrationProvider(
      ResourceDirectory directory,
      IntegrationRuntimes runtimes,
      AccessKeys keys,
      Timers timers,
      Pace pace,
      MigrationRuns runs,
      MigrationSettings settings) {
    this.services =
        new MigrationServiceType(directory, runtimes, timers, pace, settings.autoRegister());
    this.migrations =
        new DatabaseMigrationType(
            new MigrationPlanner(directory, runtimes, settings), runs, timers);
    this.serviceActions =
        new MigrationServiceActions(directory, services, migrations, runtimes, keys, runs);
    this.migrationActions = new MigrationActions(directory, runs);
    runs.abandonUnfinished();
    directory.ofType(MigrationServiceType.KEY).forEach(services::completed);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(services, migrations);
  }

  @Override
  public List<Route> actions() {
    List<Route> routes = new ArrayList<>(serviceActions.routes());
    routes.addAll(migrationActions.routes());
    return routes;
  }

  @Override
  public List<Route> ownActions() {
    return serviceActions.ownRoutes();
  }
}
