package io.dbmodernizer.emulator.operationalinsights;

import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.ResourceType;
import java.time.InstantSource;
import java.util.List;

/** Log Analytics workspaces. */
public final class OperationalInsightsProvider implements Provider {

  private final List<ResourceType> types;

  public OperationalInsightsProvider(InstantSource clock) {
    this.types = List.of(new WorkspaceType(clock));
  }

  @Override
  public List<ResourceType> types() {
    return types;
  }

  @Override
  public List<Polling> pollings() {
    return List.of(WorkspaceType.DELETION);
  }
}
