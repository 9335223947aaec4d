package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;

/** The vault as Azure reports it. The outputs of the stage carry it to the event. */
public final class ReportedVault {
  static final OutputKey<String> REDUNDANCY = OutputKey.text("backup.vault.redundancy");
  static final OutputKey<Boolean> SOFT_DELETE = OutputKey.flag("backup.vault.softDelete");
  static final OutputKey<Boolean> SOFT_DELETE_FORCED =
      OutputKey.flag("backup.vault.softDeleteForced");

  private ReportedVault() {}

  /**
   * Returns the vault for the event.
   *
   * @param requested the vault as requested
   * @param outputs outputs of the stage
   * @return options without a name if no vault was requested
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

  /** Returns whether soft delete stays on although the request has it off. */
  public static boolean isSoftDeleteForced(Outputs outputs) {
    return outputs.getOrDefault(SOFT_DELETE_FORCED, false);
  }
}
