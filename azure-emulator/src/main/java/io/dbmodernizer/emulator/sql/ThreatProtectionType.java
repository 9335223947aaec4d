package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.time.InstantSource;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Advanced Threat Protection of a server, off until somebody switches it on. */
final class ThreatProtectionType extends StatelessResourceType {

  static final String NAME = "Default";

  private static final Set<String> STATES = Set.of("Enabled", "Disabled");

  private final InstantSource clock;

  ThreatProtectionType(InstantSource clock) {
    super(
        "Microsoft.Sql/servers/advancedThreatProtectionSettings",
        ServerType.PATTERN + "/advancedThreatProtectionSettings/{setting}",
        NameRule.only(NAME));
    this.clock = clock;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT");
  }

  @Override
  public Polling update(String apiVersion) {
    return SqlPolling.THREAT_PROTECTION;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public String implicitName() {
    return NAME;
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

  /** Returns whether it is on for a server. */
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
