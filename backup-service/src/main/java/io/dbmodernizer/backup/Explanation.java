package io.dbmodernizer.backup;

import io.dbmodernizer.backup.vault.ReportedVault;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.BackupCapability;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The explanation for people of what protects the database and what does not. */
final class Explanation {
  private Explanation() {}

  /**
   * Returns the explanation.
   *
   * @param request the request
   * @param policy the policy as Azure reports it
   */
  static String of(MigrationRequested request, BackupPolicy policy) {
    String name = request.getTarget().getDatabase().getName();
    StringBuilder text = new StringBuilder();
    text.append("Azure SQL Database backs ").append(name).append(" up by itself. ");
    text.append("Its retention policies keep the backups: any moment of the last ")
        .append(policy.getShortTermRetentionDays())
        .append(policy.getShortTermRetentionDays() == 1 ? " day" : " days")
        .append(" can be restored");
    List<String> kept = new ArrayList<>();
    addKept(kept, "weekly backups for ", policy.getWeeklyRetention());
    addKept(kept, "monthly backups for ", policy.getMonthlyRetention());
    addKept(kept, "yearly backups for ", policy.getYearlyRetention());
    text.append(
        kept.isEmpty()
            ? ", and nothing is kept for longer. "
            : ", and it keeps " + String.join(", ", kept) + ". ");
    String vault = policy.getVault().getName();
    text.append(
        vault.isEmpty()
            ? "No Recovery Services vault is used, because no vault can protect an Azure SQL"
                + " Database."
            : "Recovery Services vault "
                + vault
                + " exists as requested. It does not protect the database, because no vault can protect"
                + " an Azure SQL Database.");
    return text.toString();
  }

  private static void addKept(List<String> kept, String what, String retention) {
    if (!retention.isEmpty()) {
      kept.add(what + retention);
    }
  }

  /**
   * Returns the requested settings that the database or the vault does not have, each with the
   * reason.
   */
  static List<String> notApplicable(StageState state, BackupPolicy policy) {
    MigrationRequested request = state.getRequest();
    @Nullable BackupCapability capability =
        BackupCapability.of(request.getTarget().getDatabase()).orElse(null);
    List<String> lacking = new ArrayList<>();
    if (capability != null && capability.withoutDifferentials() != null) {
      lacking.add("differentialBackupIntervalHours: " + capability.withoutDifferentials());
    } else if (capability == null && policy.getDifferentialBackupIntervalHours() == 0) {
      lacking.add("differentialBackupIntervalHours: Azure reports none for the database");
    }
    if (capability != null && capability.withoutLongTerm() != null) {
      lacking.add(
          "weeklyRetention, monthlyRetention, yearlyRetention: " + capability.withoutLongTerm());
    }
    if (ReportedVault.isSoftDeleteForced(Outputs.of(state))) {
      lacking.add("vault.softDelete: Azure does not allow switching off soft delete of this vault");
    }
    return lacking;
  }
}
