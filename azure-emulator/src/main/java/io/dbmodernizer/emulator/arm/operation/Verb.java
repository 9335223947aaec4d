package io.dbmodernizer.emulator.arm.operation;

/** The kind of a long-running operation. */
public enum Verb {
  CREATE("Creating"),
  UPDATE("Updating"),
  DELETE("Deleting"),
  ACTION("Running");

  private final String provisioningState;

  Verb(String provisioningState) {
    this.provisioningState = provisioningState;
  }

  /** Returns the {@code provisioningState} that most types show while such an operation runs. */
  public String provisioningState() {
    return provisioningState;
  }
}
