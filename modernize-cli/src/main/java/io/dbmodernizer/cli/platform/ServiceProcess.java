package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.util.List;

/** One instance of one service in a separate process. */
record ServiceProcess(
    DataFolder data, ServiceSettings settings, ServiceName service, int instance, int port)
    implements PlatformProcess {

  @Override
  public String name() {
    return service.instance(instance);
  }

  @Override
  public JavaProgram program() throws IOException {
    return JavaProgram.ofMainClass(
        data, "384m", List.of(), service.mainClass(), settings.of(service, instance, port));
  }

  @Override
  public Readiness.Check readiness() {
    return healthOf(port);
  }

  static Readiness.Check healthOf(int port) {
    return Readiness.http("http://127.0.0.1:" + port + "/actuator/health");
  }
}
