package io.dbmodernizer.systemtests.chaos;

import java.util.List;

/**
 * A part of the platform that can be disturbed.
 *
 * @param name name of the process, or of the service whose instance is meant
 * @param pick which of the service's running instances is meant, counted around; 0 for anything
 *     else
 */
record Part(String name, int pick) {
  static final String BROKER = "broker";
  static final String REGISTRY = "registry";
  static final String EMULATOR = "emulator";
  static final String SOURCE = "source";

  /** The services in the order of the pipeline. */
  static final List<String> SERVICES = List.of("provisioner", "migration", "backup", "monitoring");

  /** A part that there is once. */
  static Part of(String name) {
    return new Part(name, 0);
  }

  boolean isService() {
    return SERVICES.contains(name);
  }

  @Override
  public String toString() {
    return isService() ? "an instance of " + name + " (" + pick + ")" : "the " + name;
  }
}
