package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.VaultOptions;
import java.util.Map;

/** The vault as Azure reported it, on its way through the outputs of the stage into its event. */
public final class ReportedVault {
  static final String REDUNDANCY = "backup.vault.redundancy";
  static final String SOFT_DELETE = "backup.vault.softDelete";
  static final String SOFT_DELETE_FORCED = "backup.vault.softDeleteForced";

  private ReportedVault() {}

  /**
   * The vault for the event.
   *
   * @param requested what was asked for
   * @param outputs of the stage
   */
  public static VaultOptions options(VaultOptions requested, Map<String, String> outputs) {
    if (requested.getName().isBlank()) {
      return VaultOptions.newBuilder().build();
    }
    return VaultOptions.newBuilder()
        .setName(requested.getName())
        .setRedundancy(AzureRedundancy.parse(outputs.getOrDefault(REDUNDANCY, "")))
        .setSoftDelete(Boolean.parseBoolean(outputs.getOrDefault(SOFT_DELETE, "false")))
        .build();
  }

  /** Whether soft delete was to be off and Azure does not let it be. */
  public static boolean isSoftDeleteForced(Map<String, String> outputs) {
    return Boolean.parseBoolean(outputs.getOrDefault(SOFT_DELETE_FORCED, "false"));
  }
}
