package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SynchronizationOptions;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.ResourceSet;
import tools.jackson.databind.JsonNode;

/** Resources that a migration has only if its request asks for synchronisation after the copy. */
interface SynchronizationResources extends ResourceSet<JsonNode> {

  /** Returns true if the request asks for synchronisation. */
  static boolean areRequested(MigrationRequested request) {
    SynchronizationOptions options = request.getMigration().getSynchronization();
    return options != null && options.getEnabled();
  }

  @Override
  default Demand demand(MigrationRequested request) {
    return Demand.when(areRequested(request), "no synchronization requested");
  }
}
