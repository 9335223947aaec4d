package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.ArmResponse;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Subscriptions, resource groups, what is in them, and the providers that make it. */
public final class ResourcesProvider implements Provider {

  private final ResourceListing listing;
  private final ProviderCatalogue catalogue;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param registrations which providers subscriptions are registered for
   * @param types the resource types of all providers
   */
  public ResourcesProvider(
      ResourceDirectory directory,
      Registrations registrations,
      Supplier<Collection<ResourceType>> types) {
    this.listing = new ResourceListing(directory);
    this.catalogue = new ProviderCatalogue(registrations, types);
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
    List<Route> routes = new ArrayList<>(listing.routes());
    routes.addAll(catalogue.routes());
    routes.add(Route.of("GET", "/subscriptions/{subscription}", ResourcesProvider::subscription));
    return routes;
  }

  /** Every subscription exists: the emulator has no list of them. */
  private static ArmResponse subscription(ArmRequest request) {
    String id = request.parameter("subscription");
    return ArmResponse.of(
        200,
        Json.object(
            body ->
                body.put("id", "/subscriptions/" + id)
                    .put("subscriptionId", id)
                    .put("displayName", "Emulated subscription")
                    .put("state", "Enabled")
                    .put("authorizationSource", "RoleBased")));
  }
}
