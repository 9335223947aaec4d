package io.dbmodernizer.systemtests.platform;

import io.dbmodernizer.cli.platform.PlatformOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test that asks for a {@link Pipeline} the same one: a platform with all services in
 * one process, started for the first test that needs it and stopped after the last.
 */
public final class SharedPipeline implements ParameterResolver {

  /** How long a step goes on trying, for the reasons whose end the tests wait for. */
  private static final String SHORT_BUDGET = "20s";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedPipeline.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Pipeline.class, type -> start(), Pipeline.class);
  }

  private static Pipeline start() {
    try {
      return Pipeline.start(
          PlatformOptions.in(TestFolders.ofThisProcess("shared-platform"))
              .withServiceArguments(
                  shortBudget("secret-unresolvable"),
                  shortBudget("source-unreachable"),
                  shortBudget("source-login-failed"),
                  "--dbmodernizer.retry.initial=250ms",
                  "--dbmodernizer.retry.maximum=1s"));
    } catch (Exception e) {
      throw new IllegalStateException("the platform of the tests cannot be started", e);
    }
  }

  private static String shortBudget(String reason) {
    return "--dbmodernizer.retry.reasons." + reason + ".budget=" + SHORT_BUDGET;
  }
}
