package io.dbmodernizer.emulator.datafactory;

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

/**
 * The provider {@code Microsoft.DataFactory}: factories, integration runtimes, linked services,
 * datasets, pipelines and triggers.
 */
public final class DataFactoryProvider implements Provider {

  private final List<ResourceType> types;
  private final FactoryActions factoryActions;
  private final RuntimeActions runtimeActions;

  /**
   * Creates the provider and resumes the started triggers of an earlier run of the emulator.
   *
   * @param directory the resources
   * @param runtimes nodes of the integration runtimes
   * @param keys access keys of the integration runtimes
   * @param timers runs triggers and registrations when they are due
   * @param pace scale of the duration of a registration
   * @param runs the pipeline runs
   * @param autoRegister true if integration runtimes register a node by themselves
   */
  public DataFactoryProvider(
      ResourceDirectory directory,
      IntegrationRuntimes runtimes,
      AccessKeys keys,
      Timers timers,
      Pace pace,
      FactoryRuns runs,
      boolean autoRegister) {
    TriggerSchedule schedule = new TriggerSchedule(directory, timers, runs);
    this.types =
        List.of(
            new FactoryType(directory, runs),
            new RuntimeType(directory, runtimes, timers, pace, autoRegister),
            new LinkedServiceType(directory, runs.secrets()),
            new FactoryPartType(directory, "datasets"),
            new FactoryPartType(directory, "pipelines"),
            new TriggerType(directory, schedule));
    this.factoryActions = new FactoryActions(directory, runs, schedule);
    this.runtimeActions = new RuntimeActions(directory, runtimes, keys);
    directory.ofType(FactoryPaths.TRIGGER_TYPE).stream()
        .filter(TriggerType::isStarted)
        .forEach(schedule::start);
  }

  @Override
  public List<ResourceType> types() {
    return types;
  }

  @Override
  public List<Route> actions() {
    List<Route> routes = new ArrayList<>(factoryActions.routes());
    routes.addAll(runtimeActions.routes());
    return routes;
  }

  @Override
  public List<Route> ownActions() {
    return runtimeActions.ownRoutes();
  }
}
