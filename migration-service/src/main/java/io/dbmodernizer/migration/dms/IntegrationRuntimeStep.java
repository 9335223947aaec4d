package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Optional;
import java.util.Set;

/**
 * Waits for the service's self-hosted integration runtime, the Windows program near the source
 * through which the rows go. Only a person can register a node, so this is a wait, never a failure.
 */
public final class IntegrationRuntimeStep implements Step {
  /** Name of the step. */
  public static final String NAME = "integration-runtime";

  private static final String ONLINE = "Online";

  private final AzureConnection azure;

  /**
   * @param azure the way to Resource Manager
   */
  public IntegrationRuntimeStep(AzureConnection azure) {
    this.azure = azure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(MigrationServiceStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    String service = DataMigrationIds.serviceName(context.request());
    Optional<ArmResponse> answer =
        azure
            .rest()
            .get(DataMigrationIds.serviceId(context.request()), DataMigrationIds.API_VERSION);
    if (answer.isEmpty()) {
      return StepResult.failed(
          Reason.RESOURCE_CONFLICT,
          "SQL migration service " + service,
          "the SQL migration service " + service + " has disappeared",
          "Look for another actor that deletes it, then request a retry.");
    }
    String state =
        answer.get().body().path("properties").path("integrationRuntimeState").asString("");
    if (state.equalsIgnoreCase(ONLINE)) {
      return StepResult.done("the integration runtime of " + service + " is online");
    }
    return StepResult.waiting(
        Reason.INTEGRATION_RUNTIME_OFFLINE,
        "a self-hosted integration runtime node for "
            + service
            + (state.isEmpty() ? "" : " (state " + state + ")")
            + ": get a key with listAuthKeys and register a node",
        answer.get().retryAfter().orElse(azure.rest().pollInterval()));
  }
}
