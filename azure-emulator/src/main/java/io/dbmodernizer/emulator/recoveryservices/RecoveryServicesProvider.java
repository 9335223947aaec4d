package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.util.List;

/** The provider {@code Microsoft.RecoveryServices}: vaults, their settings and protected items. */
public final class RecoveryServicesProvider implements Provider {

  private final ProtectedItems items;
  private final List<ResourceType> types;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param store store of the protected items
   */
  public RecoveryServicesProvider(ResourceDirectory directory, ResourceStore store) {
    this.items = new ProtectedItems(directory, store);
    this.types =
        List.of(
            new VaultType(items), new VaultConfigType(directory), new StorageConfigType(directory));
  }

  @Override
  public List<ResourceType> types() {
    return types;
  }

  @Override
  public List<Route> actions() {
    return items.routes();
  }

  @Override
  public List<Route> ownActions() {
    return items.ownRoutes();
  }
}
