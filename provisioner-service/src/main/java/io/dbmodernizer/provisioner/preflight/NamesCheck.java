package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the names that are unique in all of Azure can be had: the server's and the storage
 * account's. One that exists in the request's own group is fine here; whether it matches is found
 * out when the request is carried out.
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
    WantedIds ids = new WantedIds(request);
    List<PreflightFinding> findings = new ArrayList<>();
    findings.add(
        finding(
            "server " + ids.serverName(),
            ids.server(),
            WantedIds.SQL_VERSION,
            ids.checkNameAvailability("Microsoft.Sql"),
            body(ids.serverName(), "Microsoft.Sql/servers"),
            "available"));
    if (!ids.storageName().isEmpty()) {
      findings.add(
          finding(
              "storage account " + ids.storageName(),
              ids.storageAccount(),
              WantedIds.STORAGE_VERSION,
              ids.checkNameAvailability("Microsoft.Storage"),
              body(ids.storageName(), "Microsoft.Storage/storageAccounts"),
              "nameAvailable"));
    }
    return findings;
  }

  private PreflightFinding finding(
      String subject, String id, String apiVersion, String action, JsonNode body, String field) {
    if (azure.get(id, apiVersion).isPresent()) {
      return PreflightFinding.passed(subject, "exists in the resource group already");
    }
    JsonNode answer = azure.post(action, apiVersion, body).body();
    return answer.path(field).asBoolean(false)
        ? PreflightFinding.passed(subject, "the name is free")
        : PreflightFinding.failed(
            subject,
            "the name cannot be had, "
                + answer.path("reason").asString("no reason given")
                + ": "
                + answer.path("message").asString(""),
            REMEDY);
  }

  private static JsonNode body(String name, String type) {
    return JsonMapper.shared().createObjectNode().put("name", name).put("type", type);
  }
}
