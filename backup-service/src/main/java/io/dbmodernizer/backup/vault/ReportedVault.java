package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;

/** The vault as Azure reported it, on its way through the outputs of the stage into its event. */
public final class ReportedVault {
  static final OutputKey<String> REDUNDANCY = OutputKey.text("backup.vault.redundancy");
  static final OutputKey<Boolean> SOFT_DELETE = OutputKey.flag("backup.vault.softDelete");
  static final OutputKey<Boolean> SOFT_DELETE_FORCED =
      OutputKey.flag("backup.vault.softDeleteForced");

  private ReportedVault() {}

  /**
   * The vault for the event.
   *
   * @param requested what was asked for
   * @param outputs of the stage
   */
  public static VaultOptions options(VaultOptions requested, Outputs outputs) {
    if (requested.getName().isBlank()) {
      return VaultOptions.newBuilder().build();
    }
    return VaultOptions.newBuilder()
        .setName(requested.getName())
        .setRedundancy(AzureRedundancy.parse(outputs.getOrDefault(REDUNDANCY, "")))
        .setSoftDelete(outputs.getOrDefault(SOFT_DELETE, false))
        .build();
  }

  /** Whether soft delete was to be off and Azure does not let it be. */
  public static boolean isSoftDeleteForced(Outputs outputs) {
    return outputs.getOrDefault(SOFT_DELETE_FORCED, false);
  }
}
