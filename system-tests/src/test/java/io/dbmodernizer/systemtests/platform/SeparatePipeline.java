package io.dbmodernizer.systemtests.platform;

import io.dbmodernizer.cli.platform.PlatformOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

  /** The shortest time that the broker admits. A killed instance is missed only after it. */
  private static final String SESSION_TIMEOUT = "--dbmodernizer.stage.session-timeout=6s";

  private final List<String> arguments;

  /** Services with their defaults. */
  public SeparatePipeline() {
    this(new String[0]);
  }

  /** Services with more arguments. */
  public SeparatePipeline(String... more) {
    this.arguments = Stream.concat(Stream.of(SESSION_TIMEOUT), Arrays.stream(more)).toList();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext ofClass = context.getParent().orElse(context);
    return ofClass
        .getStore(NAMESPACE)
        .computeIfAbsent(Pipeline.class, type -> start(arguments), Pipeline.class);
  }

  private static Pipeline start(List<String> arguments) {
    try {
      return Pipeline.start(
          PlatformOptions.in(TestFolders.ofThisProcess("separate-platform"))
              .withProcesses(true)
              .withEmulatorArguments("--rows-per-second", "200")
              .withServiceArguments(arguments.toArray(String[]::new)));
    } catch (Exception e) {
      throw new IllegalStateException("the platform of the tests cannot be started", e);
    }
  }
}
