package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Integration runtimes: operations {@code IntegrationRuntimes_CreateOrUpdate}, {@code _Get}, {@code
 * _Delete} and {@code _ListByFactory}. A self-hosted one needs a registered node.
 */
final class RuntimeType extends FactoryPartType {

  static final String SELF_HOSTED = "SelfHosted";

  private static final Duration INSTALLATION = Duration.ofSeconds(60);

  private final ResourceDirectory directory;
  private final IntegrationRuntimes runtimes;
  private final Timers timers;
  private final Pace pace;
  private final boolean autoRegister;

  RuntimeType(
      ResourceDirectory directory,
      IntegrationRuntimes runtimes,
      Timers timers,
      Pace pace,
      boolean autoRegister) {
    super(directory, FactoryPaths.RUNTIMES);
    this.directory = directory;
    this.runtimes = runtimes;
    this.timers = timers;
    this.pace = pace;
    this.autoRegister = autoRegister;
  }

  @Override
  ObjectNode shown(ResourceChange change, ObjectNode properties) {
    String type = properties.path("type").asString("");
    if (!type.equals(SELF_HOSTED) && !type.equals("Managed")) {
      throw ArmException.badRequest(
          "InvalidRequestContent",
          "An integration runtime is of type 'SelfHosted' or 'Managed', not '%s'.".formatted(type));
    }
    if (autoRegister && type.equals(SELF_HOSTED)) {
      registerSoon(change.id());
    }
    return properties;
  }

  /** Registers a node after the typical time of an installation, if the runtime still exists. */
  private void registerSoon(ResourceId runtime) {
    timers.at(
        timers.now().plus(pace.scale(INSTALLATION)),
        () -> {
          if (directory.find(runtime).isPresent()) {
            runtimes.register(runtime, "emulated-node");
          }
        });
  }

  @Override
  public void deleted(Resource runtime) {
    runtimes.removeAll(runtime.id());
  }
}
