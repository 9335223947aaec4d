package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The check of the names that are unique in all of Azure: the server's and the storage account's. A
 * name of an existing resource in the request's own group passes. The steps compare that resource
 * with the request later.
 */
final class NamesCheck implements PreflightCheck {
  private static final String REMEDY =
      "Choose another name; names of deleted resources can stay taken for days.";

  private final ArmRest azure;

  NamesCheck(ArmRest azure) {
    this.azure = azure;
  }

  @Override
  public String name() {
    return "names";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    TargetScope scope = TargetScope.of(request);
    String storage = request.getTarget().getStorage().getAccountName();
    List<PreflightFinding> findings = new ArrayList<>();
    findings.add(
        finding(
            "server " + scope.server(), scope, ArmTypes.SQL_SERVER, scope.server(), "available"));
    if (!storage.isEmpty()) {
      findings.add(
          finding(
              "storage account " + storage,
              scope,
              ArmTypes.STORAGE_ACCOUNT,
              storage,
              "nameAvailable"));
    }
    return findings;
  }

  private PreflightFinding finding(
      String subject, TargetScope scope, ArmType type, String name, String field) {
    if (azure.get(scope.inGroup(type, name).toString(), type.apiVersion()).isPresent()) {
      return PreflightFinding.passed(subject, "exists in the resource group already");
    }
    ResourceId action =
        scope.subscriptionId().provider(type.namespace()).with("checkNameAvailability");
    JsonNode body =
        JsonMapper.shared().createObjectNode().put("name", name).put("type", type.name());
    JsonNode answer = azure.post(action.toString(), type.apiVersion(), body).body();
    return answer.path(field).asBoolean(false)
        ? PreflightFinding.passed(subject, "the name is free")
        : PreflightFinding.failed(
            subject,
            "the name is not available, "
                + answer.path("reason").asString("no reason given")
                + ": "
                + answer.path("message").asString(""),
            REMEDY);
  }
}
