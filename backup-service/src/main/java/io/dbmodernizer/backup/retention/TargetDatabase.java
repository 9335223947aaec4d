package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.BackupCapability;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The database whose backups are set up.
 *
 * @param id resource id
 * @param serverId resource id of its server
 * @param subscriptionId subscription
 * @param resourceGroup resource group
 * @param region region in its short form
 * @param server server
 * @param name database
 * @param owned whether this migration created it; the backups of another's database are never cut
 *     short
 * @param capability what its tier offers; null if only Azure knows
 */
public record TargetDatabase(
    String id,
    String serverId,
    String subscriptionId,
    String resourceGroup,
    String region,
    String server,
    String name,
    boolean owned,
    @Nullable BackupCapability capability) {

  /** The database of the migration that a step works for. */
  public static TargetDatabase of(StepContext context) {
    return of(context.target());
  }

  /** The database that was provisioned. */
  public static TargetDatabase of(TargetProvisioned provisioned) {
    Target target = provisioned.getRequest().getTarget();
    String id = provisioned.getDatabaseId();
    return new TargetDatabase(
        id,
        provisioned.getServerId(),
        target.getAzure().getSubscriptionId(),
        target.getAzure().getResourceGroup(),
        target.getAzure().getRegion(),
        target.getServer().getName(),
        target.getDatabase().getName(),
        provisioned.getResources().stream()
            .anyMatch(r -> r.getCreated() && ResourceId.same(r.getId(), id)),
        BackupCapability.of(target.getDatabase()).orElse(null));
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

  /** Path of what is below the server: a resource, or all of a type. */
  public String onServer(String... segments) {
    return ResourceId.parse(serverId).with(segments).toString();
  }

  /** Path of what is below the database. */
  public String child(String type, String child) {
    return ResourceId.parse(id).child(type, child).toString();
  }

  /** Resource id of a database on the same server. */
  public String sibling(String database) {
    return onServer("databases", database);
  }
}
