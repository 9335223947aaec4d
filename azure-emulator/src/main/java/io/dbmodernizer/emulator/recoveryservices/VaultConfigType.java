package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a vault keeps for a while what is deleted from it. On in a new vault; once it is always
 * on it stays so.
 */
final class VaultConfigType extends StatelessResourceType {

  private static final String SOFT_DELETE = "softDeleteFeatureState";
  private static final String SECURITY = "enhancedSecurityState";
  private static final String DAYS = "softDeleteRetentionPeriodInDays";
  private static final String ALWAYS_ON = "AlwaysON";

  private final ResourceDirectory directory;

  VaultConfigType(ResourceDirectory directory) {
    super(
        "Microsoft.RecoveryServices/vaults/backupconfig",
        VaultType.PATTERN + "/backupconfig/{config}",
        NameRule.only("vaultconfig"));
    this.directory = directory;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT", "PATCH");
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public String implicitName() {
    return "vaultconfig";
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document(redundancyOf(id), "Enabled", "Enabled", 14);
  }

  private String redundancyOf(ResourceId config) {
    ResourceId vault = config.parent();
    return vault == null
        ? ""
        : directory
            .find(vault)
            .map(Resource::body)
            .map(body -> Json.text(body, VaultType.REDUNDANCY, "GeoRedundant"))
            .orElse("");
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String current = change.existing("/properties/" + SOFT_DELETE, "Enabled");
    String state = oneOf(change, SOFT_DELETE, current, Set.of("Enabled", "Disabled", ALWAYS_ON));
    if (current.equals(ALWAYS_ON) && !state.equals(ALWAYS_ON)) {
      throw ArmException.badRequest(
          "BMSUserErrorInvalidInput", "Soft delete is always on and cannot be changed.");
    }
    String security = oneOf(change, SECURITY, "Enabled", Set.of("Enabled", "Disabled"));
    String days = Json.text(change.body(), "/properties/" + DAYS, "14");
    if (!days.matches("\\d{1,3}") || Integer.parseInt(days) < 14 || Integer.parseInt(days) > 180) {
      throw ArmException.badRequest(
          "BMSUserErrorInvalidInput", DAYS + " must be from 14 to 180, not '" + days + "'.");
    }
    return document(redundancyOf(change.id()), state, security, Integer.parseInt(days));
  }

  private static String oneOf(
      ResourceChange change, String property, String absent, Set<String> accepted) {
    String value = Json.text(change.body(), "/properties/" + property, absent);
    if (!accepted.contains(value)) {
      throw ArmException.badRequest(
          "BMSUserErrorInvalidInput",
          "Invalid value '%s' for '%s'. Accepted: %s.".formatted(value, property, accepted));
    }
    return value;
  }

  private static ObjectNode document(String redundancy, String state, String security, int days) {
    return Json.object(
        document ->
            document
                .putObject("properties")
                .put("storageModelType", redundancy)
                .put("storageType", redundancy)
                .put("storageTypeState", "Unlocked")
                .put(SECURITY, security)
                .put(SOFT_DELETE, state)
                .put(DAYS, days)
                .put("isSoftDeleteFeatureStateEditable", !state.equals(ALWAYS_ON)));
  }
}
