package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.ServiceObjective;
import io.dbmodernizer.runtime.step.StepContext;

/**
 * The database whose backups are set up.
 *
 * @param id resource id
 * @param subscriptionId subscription
 * @param resourceGroup resource group
 * @param server server
 * @param name database
 * @param owned whether this migration created it; the backups of another's database are never cut
 *     short
 * @param hyperscale whether it is of the Hyperscale tier, whose snapshot backups know no
 *     differential backups
 */
public record TargetDatabase(
    String id,
    String subscriptionId,
    String resourceGroup,
    String server,
    String name,
    boolean owned,
    boolean hyperscale) {

  /** The database of the migration that a step works for. */
  public static TargetDatabase of(StepContext context) {
    TargetProvisioned provisioned = context.target();
    Target target = provisioned.getRequest().getTarget();
    String id = provisioned.getDatabaseId();
    return new TargetDatabase(
        id,
        target.getAzure().getSubscriptionId(),
        target.getAzure().getResourceGroup(),
        target.getServer().getName(),
        target.getDatabase().getName(),
        provisioned.getResources().stream()
            .anyMatch(r -> r.getCreated() && r.getId().equalsIgnoreCase(id)),
        ServiceObjective.find(target.getDatabase().getServiceObjective())
            .filter(objective -> objective.tier().equals("Hyperscale"))
            .isPresent());
  }
}
