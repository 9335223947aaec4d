package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceStore;
import io.dbmodernizer.emulator.arm.ResourceType;
import io.dbmodernizer.emulator.arm.Route;
import java.util.List;

/** Recovery Services vaults. */
public final class RecoveryServicesProvider implements Provider {

  private final ProtectedItems items;
  private final List<ResourceType> types;

  /**
   * Creates the provider.
   *
   * @param directory the resources
   * @param store where protected items are kept
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
  public List<Polling> pollings() {
    return List.of(VaultType.DELETION);
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
