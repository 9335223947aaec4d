package io.dbmodernizer.emulator.recoveryservices;

import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceType;
import java.util.List;

/** Recovery Services vaults. */
public final class RecoveryServicesProvider implements Provider {

  @Override
  public List<ResourceType> types() {
    return List.of(new VaultType());
  }

  @Override
  public List<Polling> pollings() {
    return List.of(VaultType.DELETION);
  }
}
