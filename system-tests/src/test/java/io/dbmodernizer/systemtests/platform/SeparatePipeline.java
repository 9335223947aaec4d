package io.dbmodernizer.systemtests.platform;

import io.dbmodernizer.cli.platform.PlatformOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of one class a {@link Pipeline} of their own, whose services are processes that
 * can be stopped and killed, and whose copies are slow enough to be caught in the middle.
 */
public final class SeparatePipeline implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SeparatePipeline.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext ofClass = context.getParent().orElse(context);
    return ofClass
        .getStore(NAMESPACE)
        .computeIfAbsent(Pipeline.class, type -> start(), Pipeline.class);
  }

  private static Pipeline start() {
    try {
      return Pipeline.start(
          PlatformOptions.in(Path.of("target", "separate-platform").toAbsolutePath())
              .withProcesses(true)
              .withEmulatorArguments("--rows-per-second", "200")
              // The shortest that the broker admits; a killed instance is missed only after it.
              .withServiceArguments("--dbmodernizer.stage.session-timeout=6s"));
    } catch (Exception e) {
      throw new IllegalStateException("the platform of the tests cannot be started", e);
    }
  }
}
