package io.dbmodernizer.emulator.arm;

import tools.jackson.databind.node.ObjectNode;

/** A resource type whose resources show no state: they have no {@code provisioningState}. */
public abstract class StatelessResourceType extends ResourceType {

  /** Describes a type; see {@link ResourceType}. */
  protected StatelessResourceType(String name, String pattern, NameRule names) {
    super(name, pattern, names);
  }

  @Override
  public final void markRunning(ObjectNode document, Verb verb) {
    // Nothing is shown.
  }

  @Override
  public final void markSettled(ObjectNode document) {
    // Nothing is shown.
  }
}
