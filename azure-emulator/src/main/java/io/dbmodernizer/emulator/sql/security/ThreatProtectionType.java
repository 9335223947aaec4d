package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.path.SqlPolling;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Advanced Threat Protection of a server: operations {@code
 * ServerAdvancedThreatProtectionSettings_CreateOrUpdate}, {@code _Get} and {@code _ListByServer}.
 * It is {@code Disabled} on a new server.
 */
final class ThreatProtectionType extends ResourceType {

  static final String NAME = "Default";

  private static final Set<String> STATES = Set.of("Enabled", "Disabled");

  private final InstantSource clock;

  ThreatProtectionType(InstantSource clock) {
    super(
        TypeDeclaration.single(
                "Microsoft.Sql/servers/advancedThreatProtectionSettings",
                SqlPaths.SERVER + "/advancedThreatProtectionSettings/{setting}",
                NAME)
            .methods(List.of("PUT"))
            .updating(SqlPolling.THREAT_PROTECTION)
            .stateless());
    this.clock = clock;
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document("Disabled");
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String state = change.text("/properties/state");
    if (state == null || !STATES.contains(state)) {
      throw ArmException.badRequest(
          "AdvancedThreatProtectionInvalidUserSuppliedParameter",
          "The state must be one of %s, not '%s'.".formatted(STATES, state));
    }
    return document(state);
  }

  /** Returns true if it is {@code Enabled} on a server. */
  static boolean isOn(ResourceDirectory directory, ResourceId server) {
    return directory
        .find(server.child("advancedThreatProtectionSettings", NAME))
        .map(found -> found.properties().path("state").asString("").equals("Enabled"))
        .orElse(false);
  }

  private ObjectNode document(String state) {
    return Json.object(
        document ->
            document
                .putObject("properties")
                .put("state", state)
                .put("creationTime", clock.instant().toString()));
  }
}
