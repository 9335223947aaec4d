package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.RemovableType.Guard;
import io.dbmodernizer.runtime.azure.RemovableType.Use;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.SharedListings;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Who else uses what a migration shares, told from the resource's present content; what this
 * migration had in it is gone by then. One list answers all migrations that ask at the same time.
 */
final class RemovalGuards {
  private static final String MASTER = "master";
  private static final int SHOWN = 3;

  private final SharedListings listings;

  RemovalGuards(SharedListings listings) {
    this.listings = listings;
  }

  /** A pool is used by the databases in it. */
  Use pool() {
    return (context, pool, live, since) ->
        inUse(context, since, "databases are in it", ApiVersions.SQL, below(pool, "databases"));
  }

  /** A server is used by databases other than its own, and by elastic pools. */
  Use server() {
    return (context, server, live, since) -> {
      ResourceUse databases =
          inUse(
              context,
              since,
              "other databases are on it",
              ApiVersions.SQL,
              below(server, "databases"),
              name -> !name.equalsIgnoreCase(MASTER));
      return databases instanceof ResourceUse.Unused
          ? inUse(
              context,
              since,
              "elastic pools are on it",
              ApiVersions.SQL,
              below(server, "elasticPools"))
          : databases;
    };
  }

  /** Keeps an administrator beside whom nobody can log in. */
  static Guard administrator() {
    return (context, administrator, live) ->
        live.at("/properties/azureADOnlyAuthentication").asBoolean(false)
            ? Optional.of("the server stays, and lets in Entra logins only")
            : Optional.empty();
  }

  /** An account is used by its containers. */
  Use storageAccount() {
    return (context, account, live, since) ->
        inUse(
            context,
            since,
            "other containers are in it",
            ApiVersions.STORAGE,
            below(account, "blobServices", "default", "containers"));
  }

  /** A group is used by anything in it. */
  Use resourceGroup() {
    return (context, group, live, since) ->
        inUse(
            context,
            since,
            "other resources are in it",
            ApiVersions.RESOURCES,
            below(group, "resources"));
  }

  private static ResourceId below(AzureResource resource, String... segments) {
    return ResourceId.parse(resource.getId()).with(segments);
  }

  private ResourceUse inUse(
      StepContext context, Instant since, String reason, String apiVersion, ResourceId list) {
    return inUse(context, since, reason, apiVersion, list, name -> true);
  }

  private ResourceUse inUse(
      StepContext context,
      Instant since,
      String reason,
      String apiVersion,
      ResourceId list,
      Predicate<String> counts) {
    return listings
        .look(list, apiVersion, since, context.now())
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
