package io.dbmodernizer.emulator.arm.operation;

/** What an operation does to its resource. */
public enum Verb {
  CREATE("Creating"),
  UPDATE("Updating"),
  DELETE("Deleting"),
  ACTION("Running");

  private final String provisioningState;

  Verb(String provisioningState) {
    this.provisioningState = provisioningState;
  }

  /** Returns the usual {@code provisioningState} while such an operation runs. */
  public String provisioningState() {
    return provisioningState;
  }
}
