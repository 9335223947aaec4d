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

/** The provider {@code Microsoft.DataMigration}: SQL migration services and database migrations. */
public final class DataMigrationProvider implements Provider {

  private final MigrationServiceType services;
  private final DatabaseMigrationType migrations;
  private final MigrationServiceActions serviceActions;
  private final MigrationActions migrationActions;

  /**
   * Creates the provider. Migrations that an earlier run of the emulator has not ended become
   * failed.
   *
   * @param directory the resources
   * @param runtimes nodes of the integration runtimes
   * @param keys access keys of the integration runtimes
   * @param timers runs registrations and time limits when they are due
   * @param pace scale of the duration of a registration
   * @param runs the running migrations
   * @param settings settings of all migrations
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
    directory.ofType(MigrationPaths.SERVICE_TYPE).forEach(services::completed);
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
