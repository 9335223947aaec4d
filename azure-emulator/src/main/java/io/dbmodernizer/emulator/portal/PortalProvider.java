package io.dbmodernizer.emulator.portal;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import java.util.List;

/** The provider {@code Microsoft.Portal} with the Azure portal's shared dashboards. */
public final class PortalProvider implements Provider {

  @Override
  public List<ResourceType> types() {
    return List.of(new DashboardType());
  }
}
