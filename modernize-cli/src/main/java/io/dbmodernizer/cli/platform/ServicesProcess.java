package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All services in one process, in four Spring contexts that share classes but no beans. */
record ServicesProcess(DataFolder data, ServiceSettings settings, Map<ServiceName, Integer> ports)
    implements PlatformProcess {

  static final String NAME = "services";

  ServicesProcess {
    ports = Map.copyOf(ports);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JavaProgram program() throws IOException {
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<ServiceName, Integer> entry : ports.entrySet()) {
      for (String argument : settings.of(entry.getKey(), 1, entry.getValue())) {
        arguments.add(entry.getKey().stage() + ":" + argument);
      }
    }
    // Otherwise Spring configures logging in each context, and every line appears four times.
    return JavaProgram.ofLoggingMainClass(
        data,
        "768m",
        List.of("-Dorg.springframework.boot.logging.LoggingSystem=none"),
        ServicesMain.class.getName(),
        arguments);
  }

  @Override
  public Readiness.Check readiness() {
    List<Readiness.Check> checks = ports.values().stream().map(ServiceProcess::healthOf).toList();
    return () -> {
      for (Readiness.Check check : checks) {
        if (!check.isReady()) {
          return false;
        }
      }
      return true;
    };
  }
}
