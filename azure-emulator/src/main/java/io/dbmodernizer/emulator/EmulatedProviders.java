package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.controller.ResourceController;
import io.dbmodernizer.emulator.arm.store.AccessKeys;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.authorization.AuthorizationProvider;
import io.dbmodernizer.emulator.datafactory.DataFactoryProvider;
import io.dbmodernizer.emulator.datafactory.FactoryRuns;
import io.dbmodernizer.emulator.datamigration.DataMigrationProvider;
import io.dbmodernizer.emulator.datamigration.MigrationRuns;
import io.dbmodernizer.emulator.datamigration.MigrationSettings;
import io.dbmodernizer.emulator.fault.FaultsApi;
import io.dbmodernizer.emulator.insights.InsightsProvider;
import io.dbmodernizer.emulator.integration.Endpoints;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.operationalinsights.OperationalInsightsProvider;
import io.dbmodernizer.emulator.portal.PortalProvider;
import io.dbmodernizer.emulator.recoveryservices.RecoveryServicesProvider;
import io.dbmodernizer.emulator.resources.ResourcesProvider;
import io.dbmodernizer.emulator.security.DefenderPlans;
import io.dbmodernizer.emulator.security.SecurityProvider;
import io.dbmodernizer.emulator.sql.SqlProvider;
import io.dbmodernizer.emulator.storage.StorageProvider;
import io.dbmodernizer.emulator.time.Timers;
import java.util.List;

/** The list of resource providers. A new provider is added here. */
final class EmulatedProviders {

  private EmulatedProviders() {}

  /**
   * Creates all providers and registers the shutdown of their background work.
   *
   * @param shared the parts that providers share
   */
  static List<Provider> create(SharedParts shared, ShutdownActions shutdown) {
    EmulatorOptions options = shared.options();
    ResourceController controller = shared.controller();
    ResourceStore store = shared.store();
    Timers timers = shared.timers();
    AccessKeys keys = shared.keys();
    IntegrationRuntimes runtimes = new IntegrationRuntimes(store);
    Endpoints endpoints =
        new Endpoints(shared.databases(), options.sourceUrlTemplate, options.targetUrlTemplate);
    MigrationRuns runs = new MigrationRuns(controller, timers, options.clock);
    shutdown.add(runs::close);
    DefenderPlans plans = new DefenderPlans(store, options.clock);
    FactoryRuns factoryRuns = new FactoryRuns(controller, store, runtimes, endpoints, timers);
    shutdown.add(factoryRuns::close);
    return List.of(
        new ResourcesProvider(
            controller, shared.registrations(), controller::types, options.subscriptions),
        new AuthorizationProvider(shared.access()),
        new FaultsApi(shared.faults()),
        new ClockApi(options.clock),
        new SqlProvider(
            controller,
            store,
            options.clock,
            timers,
            shared.databases(),
            shared.quotas(),
            plans::coversSqlServers),
        new SecurityProvider(plans),
        new StorageProvider(controller, keys, options.clock, shared.quotas()),
        new DataMigrationProvider(
            controller,
            runtimes,
            keys,
            timers,
            options.pace,
            runs,
            new MigrationSettings(
                options.autoRegisterIntegrationRuntime, endpoints, options.rowsPerSecond)),
        new DataFactoryProvider(
            controller,
            runtimes,
            keys,
            timers,
            options.pace,
            factoryRuns,
            options.autoRegisterIntegrationRuntime),
        new InsightsProvider(controller, store, options.clock),
        new OperationalInsightsProvider(store, options.clock),
        new PortalProvider(),
        new RecoveryServicesProvider(controller, store));
  }
}
