package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.RemovableType.Guard;
import io.dbmodernizer.runtime.azure.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What must stay although this migration created it, because others have come to use it. Each guard
 * reads the resource's present content; what this migration had in it is gone by then.
 */
final class RemovalGuards {
  private static final String MASTER = "master";
  private static final int SHOWN = 3;

  private final ArmRest azure;

  RemovalGuards(ArmRest azure) {
    this.azure = azure;
  }

  /** Keeps a pool with databases in it. */
  Guard pool() {
    return (context, pool, live) ->
        inUse(
            "databases are in it", names(below(pool, "databases"), ApiVersions.SQL, name -> true));
  }

  /** Keeps a server with databases other than its own, or with elastic pools. */
  Guard server() {
    return (context, server, live) ->
        inUse(
                "other databases are on it",
                names(
                    below(server, "databases"),
                    ApiVersions.SQL,
                    name -> !name.equalsIgnoreCase(MASTER)))
            .or(
                () ->
                    inUse(
                        "elastic pools are on it",
                        names(below(server, "elasticPools"), ApiVersions.SQL, name -> true)));
  }

  /** Keeps an administrator beside whom nobody can log in. */
  Guard administrator() {
    return (context, administrator, live) ->
        live.at("/properties/azureADOnlyAuthentication").asBoolean(false)
            ? Optional.of("the server stays, and lets in Entra logins only")
            : Optional.empty();
  }

  /** Keeps an account with containers. */
  Guard storageAccount() {
    return (context, account, live) ->
        inUse(
            "other containers are in it",
            names(
                below(account, "blobServices", "default", "containers"),
                ApiVersions.STORAGE,
                name -> true));
  }

  /** Keeps a group with anything in it. */
  Guard resourceGroup() {
    return (context, group, live) -> inUse("other resources are in it", resourcesIn(group));
  }

  /** Names of what is in a group. */
  List<String> resourcesIn(AzureResource group) {
    return names(below(group, "resources"), ApiVersions.RESOURCES, name -> true);
  }

  private static String below(AzureResource resource, String... segments) {
    return ResourceId.parse(resource.getId()).with(segments).toString();
  }

  private List<String> names(String list, String apiVersion, Predicate<String> counts) {
    List<String> names = new ArrayList<>();
    Optional<ArmResponse> page = azure.get(list, apiVersion);
    while (page.isPresent()) {
      JsonNode body = page.get().body();
      body.path("value").forEach(each -> names.add(each.path("name").asString("")));
      page = azure.next(body);
    }
    names.removeIf(counts.negate());
    return names;
  }

  private static Optional<String> inUse(String reason, List<String> names) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return Optional.of(reason + ": " + shown + (names.size() > SHOWN ? " and others" : ""));
  }
}
