package io.dbmodernizer.emulator.operationalinsights;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * The provider {@code Microsoft.OperationalInsights}: Log Analytics workspaces, and operations
 * {@code DeletedWorkspaces_List} and {@code DeletedWorkspaces_ListByResourceGroup}.
 */
public final class OperationalInsightsProvider implements Provider {

  private static final String DELETED =
      "/providers/Microsoft.OperationalInsights/deletedWorkspaces";

  private final List<ResourceType> types;
  private final DeletedWorkspaces deleted;

  /**
   * Creates the provider.
   *
   * @param store store of the deleted workspaces
   * @param clock clock of the workspaces' dates
   */
  public OperationalInsightsProvider(ResourceStore store, InstantSource clock) {
    this.deleted = new DeletedWorkspaces(store, clock);
    this.types = List.of(new WorkspaceType(clock, deleted));
  }

  @Override
  public List<ResourceType> types() {
    return types;
  }

  @Override
  public List<Route> actions() {
    return List.of(
        Route.of("GET", "/subscriptions/{subscription}" + DELETED, this::listDeleted),
        Route.of("GET", PathPattern.GROUP + DELETED, this::listDeleted));
  }

  private ArmResponse listDeleted(ArmRequest request) {
    int end = request.path().toLowerCase(Locale.ROOT).indexOf("/providers/");
    return ArmResponse.list(deleted.within(new ResourceId(request.path().substring(0, end))));
  }
}
