package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ResourceNames;

/** Names of what a migration has in its data factory. */
final class FactoryNames {

  private FactoryNames() {}

  /** Name of the linked service to the source. */
  static String source(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_source";
  }

  /** Name of the linked service to the target. */
  static String target(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_target";
  }

  /** Name of the dataset that stands for a table of the source. */
  static String sourceTable(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_source_table";
  }

  /** Name of the dataset that stands for a table of the target. */
  static String targetTable(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_target_table";
  }

  /** Name of the pipeline that copies. */
  static String pipeline(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_copy";
  }

  /** Name of the trigger that runs the pipeline. */
  static String trigger(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_schedule";
  }
}
