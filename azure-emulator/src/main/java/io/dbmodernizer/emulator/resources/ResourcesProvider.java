package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The provider {@code Microsoft.Resources}: subscriptions, resource groups, lists of resources, and
 * the registration of providers.
 */
public final class ResourcesProvider implements Provider {

  private final Subscriptions subscriptions;
  private final ResourceListing listing;
  private final ProviderCatalogue catalogue;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param registrations registrations of subscriptions for providers
   * @param types the resource types of all providers
   * @param subscriptions ids of the existing subscriptions; if empty, every UUID is one
   */
  public ResourcesProvider(
      ResourceDirectory directory,
      Registrations registrations,
      Supplier<Collection<ResourceType>> types,
      Set<String> subscriptions) {
    this.subscriptions = new Subscriptions(directory, subscriptions);
    this.listing = new ResourceListing(directory);
    this.catalogue = new ProviderCatalogue(registrations, types);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(new ResourceGroupType());
  }

  @Override
  public List<Route> actions() {
    List<Route> routes = new ArrayList<>(listing.routes());
    routes.addAll(catalogue.routes());
    routes.addAll(subscriptions.routes());
    return routes;
  }
}
