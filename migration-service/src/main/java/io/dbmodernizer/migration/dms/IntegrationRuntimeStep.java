package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.runtime.RuntimeState;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits for the service's self-hosted integration runtime, the Windows program near the source that
 * transfers the rows. Only a person can register or start a node, so the step waits and never fails
 * because of it.
 */
public final class IntegrationRuntimeStep implements Step {
  /** Name of the step. */
  public static final String NAME = "integration-runtime";

  private static final String API_VERSION = ArmTypes.MIGRATION_SERVICE.apiVersion();

  private final AzureConnection azure;

  /**
   * Creates the step.
   *
   * @param azure the connection to Azure Resource Manager
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
    return Set.of(SqlMigrationService.STEP);
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    return CopyEngine.isDirect(request.getMigration())
        ? Optional.of(CopyEngine.reason(request.getMigration()))
        : Optional.empty();
  }

  @Override
  public StepResult run(StepContext context) {
    String service = ResourceNames.migrationService(context.request());
    Optional<ArmResponse> answer = service(context);
    if (answer.isEmpty()) {
      return StepResult.failed(
          Reason.RESOURCE_CONFLICT,
          "SQL migration service " + service,
          "the SQL migration service " + service + " no longer exists",
          "Find the user or program that deletes it, then request a retry.");
    }
    RuntimeState runtime = new RuntimeState(service, "", state(answer.get()), List.of());
    if (runtime.isOnline()) {
      return StepResult.done(
          "the integration runtime of "
              + service
              + " is online; "
              + CopyEngine.reason(context.request().getMigration()));
    }
    RuntimeState known =
        runtime.needsRegistration()
            ? runtime
            : new RuntimeState(service, "", runtime.state(), nodes(context));
    return known.waiting(context, answer.get().retryAfter().orElse(azure.rest().pollInterval()));
  }

  @Override
  public List<Verification> verify(StepContext context) {
    if (CopyEngine.isDirect(context.request().getMigration())) {
      return List.of(
          Verification.notApplicable(
              "integration runtime", CopyEngine.reason(context.request().getMigration())));
    }
    String service = ResourceNames.migrationService(context.request());
    String state = service(context).map(IntegrationRuntimeStep::state).orElse("");
    boolean online = new RuntimeState(service, "", state, List.of()).isOnline();
    return List.of(
        new Verification(
            "integration runtime of " + service,
            "",
            online ? Verification.Verdict.MATCHES : Verification.Verdict.DIFFERS,
            List.of("state is " + (state.isEmpty() ? "unknown" : state))));
  }

  private Optional<ArmResponse> service(StepContext context) {
    return azure.rest().get(SqlMigrationService.id(context.request()).toString(), API_VERSION);
  }

  private static String state(ArmResponse service) {
    return service.body().path("properties").path("integrationRuntimeState").asString("");
  }

  /** Returns the names of the registered nodes. */
  private List<String> nodes(StepContext context) {
    List<String> names = new ArrayList<>();
    azure
        .rest()
        .post(
            SqlMigrationService.id(context.request()).with("listMonitoringData").toString(),
            API_VERSION,
            null)
        .body()
        .path("nodes")
        .forEach(node -> names.add(node.path("nodeName").asString("")));
    return names;
  }
}
