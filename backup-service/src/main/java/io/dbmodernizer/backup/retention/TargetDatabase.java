package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.BackupCapability;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The database whose backups are kept.
 *
 * @param scope subscription, group, server and name of the database
 * @param owned whether this migration created the database; the retention of other databases is
 *     never shortened
 * @param capability the backups that its tier offers; null if only Azure knows the tier
 */
public record TargetDatabase(
    TargetScope scope, boolean owned, @Nullable BackupCapability capability) {

  /** Returns the database of the migration that a step works for. */
  public static TargetDatabase of(StepContext context) {
    return of(context.target());
  }

  /** Returns the database that was provisioned. */
  public static TargetDatabase of(TargetProvisioned provisioned) {
    MigrationRequested request = provisioned.getRequest();
    return new TargetDatabase(
        TargetScope.of(request),
        provisioned.getResources().stream()
            .anyMatch(
                r -> r.getCreated() && ResourceId.same(r.getId(), provisioned.getDatabaseId())),
        BackupCapability.of(request.getTarget().getDatabase()).orElse(null));
  }

  /** Returns the resource id. */
  public String id() {
    return scope.databaseId().toString();
  }

  /** Returns the name. */
  public String name() {
    return scope.database();
  }

  /**
   * Returns whether the interval between differential backups can be set.
   *
   * @param observedHours the interval in hours that Azure reports, 0 if it reports none; it decides
   *     if only Azure knows the tier
   */
  public boolean hasDifferentials(int observedHours) {
    return capability == null ? observedHours != 0 : capability.differentials();
  }

  /** Returns whether the tier keeps long-term backups; true if only Azure knows the tier. */
  public boolean hasLongTerm() {
    return capability == null || capability.longTerm();
  }
}
