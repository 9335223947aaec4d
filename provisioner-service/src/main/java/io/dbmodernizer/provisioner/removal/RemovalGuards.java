package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.SharedListings;
import io.dbmodernizer.runtime.azure.removal.RemovableType.Guard;
import io.dbmodernizer.runtime.azure.removal.RemovableType.Use;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The checks whether others use a resource that this migration created. They look at the present
 * content of the resource. The removal has removed this migration's own content before. Migrations
 * that ask at the same time share one listing.
 */
final class RemovalGuards {
  private static final String MASTER = "master";

  /** Most users of a resource that a reason names. */
  private static final int SHOWN = 3;

  private final SharedListings listings;

  /**
   * @param listings reads what is in a resource, once for all that ask at the same time
   */
  RemovalGuards(SharedListings listings) {
    this.listings = listings;
  }

  /** Returns the check of an elastic pool: the databases in it use it. */
  Use pool() {
    return (context, pool, live, since) ->
        inUse(context, since, "databases are in it", ArmTypes.SQL_DATABASE, below(pool));
  }

  /**
   * Returns the check of a server: its databases use it, except {@code master}, and its elastic
   * pools.
   */
  Use server() {
    return (context, server, live, since) -> {
      ResourceUse databases =
          inUse(
              context,
              since,
              "other databases are on it",
              ArmTypes.SQL_DATABASE,
              below(server),
              name -> !name.equalsIgnoreCase(MASTER));
      return databases instanceof ResourceUse.Unused
          ? inUse(context, since, "elastic pools are on it", ArmTypes.ELASTIC_POOL, below(server))
          : databases;
    };
  }

  /**
   * Returns the guard of the Entra administrator. It keeps the administrator of a server that lets
   * in Entra logins only: without an administrator nobody could log in.
   */
  static Guard administrator() {
    return (context, administrator, live) ->
        live.at("/properties/azureADOnlyAuthentication").asBoolean(false)
            ? Optional.of("the server stays, and lets in Entra logins only")
            : Optional.empty();
  }

  /** Returns the check of a storage account: its containers use it. */
  Use storageAccount() {
    return (context, account, live, since) ->
        inUse(
            context,
            since,
            "other containers are in it",
            ArmTypes.BLOB_CONTAINER,
            below(account).child("blobServices", "default"));
  }

  /** Returns the check of a resource group: any resource in it uses it. */
  Use resourceGroup() {
    return (context, group, live, since) ->
        listings
            .look(
                below(group).with("resources"),
                ArmTypes.RESOURCE_GROUP.apiVersion(),
                since,
                context.now())
            .use(items -> user("other resources are in it", items, name -> true));
  }

  private static ResourceId below(AzureResource resource) {
    return ResourceId.parse(resource.getId());
  }

  private ResourceUse inUse(
      StepContext context, Instant since, String reason, ArmType type, ResourceId parent) {
    return inUse(context, since, reason, type, parent, name -> true);
  }

  private ResourceUse inUse(
      StepContext context,
      Instant since,
      String reason,
      ArmType type,
      ResourceId parent,
      Predicate<String> counts) {
    return listings
        .look(parent.with(type.collection()), type.apiVersion(), since, context.now())
        .use(items -> user(reason, items, counts));
  }

  private static Optional<String> user(
      String reason, List<JsonNode> items, Predicate<String> counts) {
    List<String> names =
        items.stream().map(each -> each.path("name").asString("")).filter(counts).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return Optional.of(reason + ": " + shown + (names.size() > SHOWN ? " and others" : ""));
  }
}
