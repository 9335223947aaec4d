package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.PathPattern;

/** The path patterns and the type names of {@code Microsoft.DataFactory}. */
final class FactoryPaths {

  /** The path pattern of a factory. */
  static final String FACTORY =
      PathPattern.GROUP + "/providers/Microsoft.DataFactory/factories/{factory}";

  /** The last segment of the type of linked services. */
  static final String LINKED_SERVICES = "linkedservices";

  /** The last segment of the type of integration runtimes. */
  static final String RUNTIMES = "integrationRuntimes";

  /** The last segment of the type of triggers. */
  static final String TRIGGERS = "triggers";

  /** The type of integration runtimes, in lower case. */
  static final String RUNTIME_TYPE = "microsoft.datafactory/factories/integrationruntimes";

  /** The type of triggers, in lower case. */
  static final String TRIGGER_TYPE = "microsoft.datafactory/factories/triggers";

  private FactoryPaths() {}

  /** Returns the path pattern of a child of a factory by the last segment of its type. */
  static String part(String segment) {
    return FACTORY + "/" + segment + "/{part}";
  }
}
