package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The soft delete settings of a vault: operations {@code BackupResourceVaultConfigs_Get}, {@code
 * _Put} and {@code _Update}. Soft delete is enabled in a new vault and retains for 14 to 180 days.
 * The state {@code AlwaysON} cannot be changed.
 */
final class VaultConfigType extends ResourceType {

  private static final String SOFT_DELETE = "softDeleteFeatureState";
  private static final String SECURITY = "enhancedSecurityState";
  private static final String DAYS = "softDeleteRetentionPeriodInDays";
  private static final String ALWAYS_ON = "AlwaysON";

  private final ResourceDirectory directory;

  VaultConfigType(ResourceDirectory directory) {
    super(
        TypeDeclaration.single(
                "Microsoft.RecoveryServices/vaults/backupconfig",
                VaultType.PATTERN + "/backupconfig/{config}",
                "vaultconfig")
            .methods(List.of("PUT", "PATCH"))
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode implicitDocument(ResourceId id) {
    return document(VaultRedundancy.ofConfiguration(directory, id), "Enabled", "Enabled", 14);
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
    return document(
        VaultRedundancy.ofConfiguration(directory, change.id()),
        state,
        security,
        Integer.parseInt(days));
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
            VaultRedundancy.show(document.putObject("properties"), redundancy)
                .put(SECURITY, security)
                .put(SOFT_DELETE, state)
                .put(DAYS, days)
                .put("isSoftDeleteFeatureStateEditable", !state.equals(ALWAYS_ON)));
  }
}
