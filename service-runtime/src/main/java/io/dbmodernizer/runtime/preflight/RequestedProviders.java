package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Step;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The resource providers that a request needs, derived from the resources that the stage's steps
 * declare. A right or a registration that only an option needs is not missed when the request
 * leaves the option out.
 */
final class RequestedProviders {
  private final List<ResourceStep<?>> declared;

  RequestedProviders(Stage stage) {
    this.declared =
        Stream.concat(stage.steps().stream(), stage.upkeep().stream())
            .<ResourceStep<?>>mapMulti(RequestedProviders::resources)
            .toList();
  }

  private static void resources(Step step, Consumer<ResourceStep<?>> into) {
    if (step instanceof ResourceStep<?> resources) {
      into.accept(resources);
    }
  }

  /**
   * Returns whether a request needs a provider.
   *
   * @param operation an operation of the provider, or its namespace
   * @return whether a requested resource uses it, or no resource declares it
   */
  boolean isNeeded(String operation, MigrationRequested request) {
    String namespace = operation.split("/", 2)[0];
    List<ResourceStep<?>> users = declared.stream().filter(step -> step.uses(namespace)).toList();
    return users.isEmpty() || users.stream().anyMatch(step -> step.isRequested(request));
  }
}
