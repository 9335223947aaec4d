package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The check that the service has the rights that its role names and the request needs:
 * Microsoft.Authorization permissions of the resource group or, while that does not exist, of the
 * subscription.
 */
public final class RightsCheck implements PreflightCheck {
  private static final int MOST_PAGES = 20;

  private final ArmRest azure;
  private final String stage;
  private final RequestedProviders providers;

  /**
   * @param azure connection to Azure Resource Manager
   * @param stage the stage, whose role it is and whose resources are needed
   */
  public RightsCheck(ArmRest azure, Stage stage) {
    this.azure = azure;
    this.stage = stage.name();
    this.providers = new RequestedProviders(stage);
  }

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    Optional<RoleDefinition> role = RoleDefinition.ofStage(stage);
    if (role.isEmpty()) {
      return List.of(
          PreflightFinding.unknown("role of " + stage, "this build has no definition of it", ""));
    }
    AzureScope scope = request.getTarget().getAzure();
    Optional<List<Permission>> ofGroup = permissions(ResourceId.group(scope));
    List<Permission> granted =
        ofGroup.or(() -> permissions(ResourceId.subscription(scope))).orElse(List.of());
    List<String> missing =
        Stream.concat(
                role.get().actions().stream()
                    .filter(action -> granted.stream().noneMatch(p -> p.grants(action))),
                role.get().dataActions().stream()
                    .filter(action -> granted.stream().noneMatch(p -> p.grantsData(action))))
            .filter(action -> providers.isNeeded(action, request))
            .toList();
    String where =
        ofGroup.isPresent() ? "resource group " + scope.getResourceGroup() : "subscription";
    if (missing.isEmpty()) {
      return List.of(
          PreflightFinding.passed(
              role.get().name(),
              "every operation that the request needs is allowed on the " + where));
    }
    return missing.stream()
        .map(
            action ->
                PreflightFinding.failed(
                    action,
                    "not allowed on the " + where,
                    "Assign the role " + role.get().name() + " to the service's identity there."))
        .toList();
  }

  private Optional<List<Permission>> permissions(ResourceId scope) {
    Optional<ArmResponse> page =
        azure.get(
            scope.provider(ArmTypes.PERMISSIONS.name()).toString(),
            ArmTypes.PERMISSIONS.apiVersion());
    if (page.isEmpty()) {
      return Optional.empty();
    }
    List<Permission> permissions = new ArrayList<>();
    for (int pages = 1; page.isPresent() && pages <= MOST_PAGES; pages++) {
      JsonNode body = page.get().body();
      body.path("value").forEach(entry -> permissions.add(Permission.of(entry)));
      page = azure.next(body);
    }
    return Optional.of(permissions);
  }
}
