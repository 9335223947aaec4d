package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.AzureResource;

/**
 * An Azure resource of a migration.
 *
 * @param id resource id
 * @param type type, such as Microsoft.Sql/servers
 * @param name name
 * @param created whether this migration created it
 * @param restored whether it is a database that a user had restored
 * @param portalUrl its page in the Azure portal
 */
public record Resource(
    String id, String type, String name, boolean created, boolean restored, String portalUrl) {
  private static final String PORTAL = "https://portal.azure.com/#resource";

  static Resource of(AzureResource resource) {
    return new Resource(
        resource.getId(),
        resource.getType(),
        resource.getName(),
        resource.getCreated(),
        resource.getRestored(),
        PORTAL + resource.getId());
  }
}
