package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.Page;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lists of resource groups and of resources: operations {@code ResourceGroups_List}, {@code
 * Resources_List} and {@code Resources_ListByResourceGroup}. A list of resources contains the
 * tracked ones, which have a location. A nested resource has a name such as {@code
 * server/database}.
 */
final class ResourceListing {

  private static final String[] QUERY = {"$expand", "$filter", "$skiptoken", "$top"};
  private static final List<String> ALWAYS =
      List.of(
          "id", "name", "type", "kind", "managedBy", "location", "tags", "sku", "identity", "plan");

  private final ResourceDirectory directory;

  ResourceListing(ResourceDirectory directory) {
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PathPattern.GROUP + "/resources", this::ofGroup).supporting(QUERY),
        Route.of("GET", "/subscriptions/{subscription}/resources", this::ofSubscription)
            .supporting(QUERY),
        Route.of("GET", "/subscriptions/{subscription}/resourceGroups", this::groups)
            .supporting("$filter", "$skiptoken", "$top"));
  }

  private ArmResponse ofGroup(ArmRequest request) {
    ResourceId group =
        new ResourceId(
            "/subscriptions/%s/resourceGroups/%s"
                .formatted(request.parameter("subscription"), request.parameter("group")));
    if (directory.find(group).isEmpty()) {
      throw ArmException.notFound(
          "ResourceGroupNotFound", "Resource group '" + group.name() + "' could not be found.");
    }
    return list(request, group);
  }

  private ArmResponse ofSubscription(ArmRequest request) {
    return list(request, new ResourceId("/subscriptions/" + request.parameter("subscription")));
  }

  private ArmResponse groups(ArmRequest request) {
    ListFilter filter = FilterParser.parseGroups(request.query("$filter"));
    String subscription = request.parameter("subscription");
    return Page.of(
        request,
        directory.ofType(ResourceGroupType.KEY).stream()
            .filter(group -> group.id().subscription().equalsIgnoreCase(subscription))
            .filter(group -> directory.visible(group.id()))
            .filter(filter::accepts)
            .toList(),
        Resource::body);
  }

  private ArmResponse list(ArmRequest request, ResourceId ancestor) {
    ListFilter filter = FilterParser.parseResources(request.query("$filter"));
    List<String> expanded = Arrays.asList(request.query("$expand").split(","));
    return Page.of(
        request,
        directory.within(ancestor).stream()
            .filter(resource -> !resource.id().isGroup() && !resource.location().isEmpty())
            .filter(resource -> directory.visible(resource.id()))
            .filter(filter::accepts)
            .toList(),
        resource -> generic(resource, expanded, filter.hidesTags()));
  }

  private static ObjectNode generic(Resource resource, List<String> expanded, boolean hideTags) {
    ObjectNode body = Json.object();
    for (String name : ALWAYS) {
      if (resource.body().has(name) && !(hideTags && name.equals("tags"))) {
        body.set(name, resource.body().get(name));
      }
    }
    body.put("name", resource.id().qualifiedName());
    if (expanded.contains("provisioningState")) {
      body.put(
          "provisioningState",
          Json.text(resource.body(), "/properties/provisioningState", "Succeeded"));
    }
    return body;
  }
}
