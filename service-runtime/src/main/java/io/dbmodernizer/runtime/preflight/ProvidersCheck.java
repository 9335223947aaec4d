package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.stage.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The check that the resource providers that the service's role names are registered on the
 * subscription (Microsoft.Resources providers).
 */
public final class ProvidersCheck implements PreflightCheck {
  private final ArmRest azure;
  private final String stage;
  private final RequestedProviders providers;

  /**
   * @param azure connection to Azure Resource Manager
   * @param stage the stage, whose role it is and whose resources are needed
   */
  public ProvidersCheck(ArmRest azure, Stage stage) {
    this.azure = azure;
    this.stage = stage.name();
    this.providers = new RequestedProviders(stage);
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
                providers.isNeeded(namespace, request)
                    ? finding(subscription, namespace)
                    : PreflightFinding.notApplicable(namespace, "the request does without it"))
        .toList();
  }

  private PreflightFinding finding(ResourceId subscription, String namespace) {
    Optional<ArmResponse> provider =
        azure.get(subscription.provider(namespace).toString(), ArmTypes.PROVIDER.apiVersion());
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
