package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;

/**
 * A type of Azure resource as this project uses it. {@link ArmTypes} has them all.
 *
 * @param name provider and type, for example {@code Microsoft.Sql/servers}
 * @param label what people call one, for example {@code SQL server}
 * @param apiVersion the one version with which the type is read, written and deleted
 * @param ownership how a migration knows that it created one
 */
public record ArmType(String name, String label, String apiVersion, Ownership ownership) {

  /** Returns whether the resource carries tags. */
  public boolean isTagged() {
    return ownership == Ownership.TAG;
  }

  /** Returns the provider's namespace, for example {@code Microsoft.Sql}. */
  public String namespace() {
    return name.substring(0, name.indexOf('/'));
  }

  /**
   * Returns the last part of the name, for example {@code firewallRules}: the segment before a
   * name.
   */
  public String collection() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Returns the resource with an id, marked as not created by this migration. */
  public AzureResource resource(ResourceId id) {
    return AzureResource.newBuilder().setId(id.toString()).setType(name).setName(id.name()).build();
  }
}
