package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SynchronizationOptions;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.ResourceSet;
import tools.jackson.databind.JsonNode;

/** Resources that a migration has only if its request asks for copying to go on. */
interface SynchronizationResources extends ResourceSet<JsonNode> {

  /** Whether a request asks for copying to go on. */
  static boolean areRequested(MigrationRequested request) {
    SynchronizationOptions options = request.getMigration().getSynchronization();
    return options != null && options.getEnabled();
  }

  @Override
  default Demand demand(MigrationRequested request) {
    return Demand.when(areRequested(request), "not requested");
  }
}
