package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * Whether the resource providers that the service's role names are registered on the subscription
 * (Microsoft.Resources providers, api-version 2021-04-01).
 */
public final class ProvidersCheck implements PreflightCheck {
  private static final String API_VERSION = "2021-04-01";

  private final ArmRest azure;
  private final String stage;

  /**
   * @param azure connection to Azure Resource Manager
   * @param stage name of the stage, whose role it is
   */
  public ProvidersCheck(ArmRest azure, String stage) {
    this.azure = azure;
    this.stage = stage;
  }

  @Override
  public String name() {
    return "providers";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    List<String> namespaces =
        RoleDefinition.ofStage(stage).map(RoleDefinition::namespaces).orElse(List.of());
    if (namespaces.isEmpty()) {
      return List.of(
          PreflightFinding.unknown(
              "role of " + stage, "this build has no definition of it that names providers", ""));
    }
    ResourceId subscription = ResourceId.subscription(request.getTarget().getAzure());
    return namespaces.stream()
        .map(
            namespace ->
                OptionalProviders.isNeeded(namespace, request)
                    ? finding(subscription, namespace)
                    : PreflightFinding.notApplicable(namespace, "the request does without it"))
        .toList();
  }

  private PreflightFinding finding(ResourceId subscription, String namespace) {
    Optional<ArmResponse> provider =
        azure.get(subscription.provider(namespace).toString(), API_VERSION);
    String state =
        provider
            .map(answer -> answer.body().path("registrationState").asString("unknown"))
            .orElse("not known to the subscription");
    return "Registered".equalsIgnoreCase(state)
        ? PreflightFinding.passed(namespace, "registered")
        : PreflightFinding.failed(
            namespace,
            "is " + state,
            "Register it: az provider register --namespace " + namespace + ".");
  }
}
