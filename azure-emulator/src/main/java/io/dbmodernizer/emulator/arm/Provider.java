package io.dbmodernizer.emulator.arm;

import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import java.util.List;

/** A resource provider: its resource types and its actions. */
public interface Provider {

  /** Returns the resource types; the usual operations of each are routed by themselves. */
  List<ResourceType> types();

  /** Returns the operations beyond those of the resource types, for example {@code listKeys}. */
  default List<Route> actions() {
    return List.of();
  }

  /**
   * Returns operations of the emulator itself, whose paths begin with {@code /_emulator}. They need
   * neither authentication nor an api-version.
   */
  default List<Route> ownActions() {
    return List.of();
  }
}
