package io.dbmodernizer.emulator.arm;

import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import java.util.List;

/** A resource provider of Azure, for example {@code Microsoft.Sql}. */
public interface Provider {

  /** Returns the resource types. The operations that a type declares need no route of their own. */
  List<ResourceType> types();

  /** Returns the operations beyond those of the resource types, for example {@code listKeys}. */
  default List<Route> actions() {
    return List.of();
  }

  /**
   * Returns the operations of the emulator's own API. Their paths begin with {@code /_emulator}.
   * They need no authentication and no api-version.
   */
  default List<Route> ownActions() {
    return List.of();
  }
}
