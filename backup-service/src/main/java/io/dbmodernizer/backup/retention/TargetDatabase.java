package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.BackupCapability;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The database whose backups are set up.
 *
 * @param scope where it is
 * @param owned whether this migration created it; the backups of another's database are never cut
 *     short
 * @param capability what its tier offers; null if only Azure knows
 */
public record TargetDatabase(
    TargetScope scope, boolean owned, @Nullable BackupCapability capability) {

  /** The database of the migration that a step works for. */
  public static TargetDatabase of(StepContext context) {
    return of(context.target());
  }

  /** The database that was provisioned. */
  public static TargetDatabase of(TargetProvisioned provisioned) {
    MigrationRequested request = provisioned.getRequest();
    return new TargetDatabase(
        TargetScope.of(request),
        provisioned.getResources().stream()
            .anyMatch(
                r -> r.getCreated() && ResourceId.same(r.getId(), provisioned.getDatabaseId())),
        BackupCapability.of(request.getTarget().getDatabase()).orElse(null));
  }

  /** Its resource id. */
  public String id() {
    return scope.databaseId().toString();
  }

  /** Its name. */
  public String name() {
    return scope.database();
  }

  /**
   * Whether the interval between differential backups can be set.
   *
   * @param observedHours the interval Azure reports, by which it is known of a tier that only Azure
   *     knows; 0 if it reports none
   */
  public boolean hasDifferentials(int observedHours) {
    return capability == null ? observedHours != 0 : capability.differentials();
  }

  /** Whether backups can be kept for months and years; true if only Azure knows. */
  public boolean hasLongTerm() {
    return capability == null || capability.longTerm();
  }
}
