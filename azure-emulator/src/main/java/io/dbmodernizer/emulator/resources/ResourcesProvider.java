package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.ArmResponse;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Route;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Resource groups and the list of what is in one. */
public final class ResourcesProvider implements Provider {

  private final ResourceDirectory directory;

  public ResourcesProvider(ResourceDirectory directory) {
    this.directory = directory;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(new ResourceGroupType());
  }

  @Override
  public List<Polling> pollings() {
    return List.of(ResourceGroupType.DELETION);
  }

  @Override
  public List<Route> actions() {
    return List.of(Route.of("GET", ResourceType.GROUP + "/resources", this::listResources));
  }

  private ArmResponse listResources(ArmRequest request) {
    ResourceId group =
        new ResourceId(
            "/subscriptions/%s/resourceGroups/%s"
                .formatted(request.parameter("subscription"), request.parameter("group")));
    if (directory.find(group).isEmpty()) {
      throw ArmException.notFound(
          "ResourceGroupNotFound", "Resource group '" + group.name() + "' could not be found.");
    }
    return ArmResponse.list(
        directory.within(group).stream()
            .filter(resource -> !resource.location().isEmpty())
            .map(ResourcesProvider::generic)
            .toList());
  }

  private static ObjectNode generic(Resource resource) {
    return Json.object(
        body ->
            List.of("id", "name", "type", "kind", "location", "tags", "sku")
                .forEach(
                    name -> {
                      if (resource.body().has(name)) {
                        body.set(name, resource.body().get(name));
                      }
                    }));
  }
}
