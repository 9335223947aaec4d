package io.dbmodernizer.monitoring.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** One running dashboard for the tests of all classes. It is started by the first that needs it. */
final class SharedDashboard implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedDashboard.class);
  private static final int FLEET = 200;
  static final int TABLES = 24;
  static final long RATE = 9_200;

  private record Started(RunningDashboard dashboard, Path folder) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      dashboard.close();
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Chromium.require();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningDashboard.class;
  }

  @Override
  public RunningDashboard resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("dashboard", key -> start(), Started.class)
        .dashboard();
  }

  private static Started start() {
    try {
      Path folder = Files.createTempDirectory("dashboard");
      RunningDashboard dashboard = new RunningDashboard(folder, FLEET);
      dashboard.publishTables(SampleFleet.id(SampleFleet.RUNNING_WITH_TABLES), TABLES, RATE);
      return new Started(dashboard, folder);
    } catch (Exception e) {
      throw new IllegalStateException("the dashboard does not start", e);
    }
  }
}
