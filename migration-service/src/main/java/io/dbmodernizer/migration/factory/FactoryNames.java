package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ResourceNames;

/** The names of a migration's parts in its data factory. */
final class FactoryNames {

  private FactoryNames() {}

  /** Returns the name of the linked service to the source. */
  static String source(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_source";
  }

  /** Returns the name of the linked service to the target. */
  static String target(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_target";
  }

  /** Returns the name of the dataset for tables of the source. */
  static String sourceTable(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_source_table";
  }

  /** Returns the name of the dataset for tables of the target. */
  static String targetTable(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_target_table";
  }

  /** Returns the name of the pipeline that copies. */
  static String pipeline(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_copy";
  }

  /** Returns the name of the trigger that runs the pipeline. */
  static String trigger(MigrationRequested request) {
    return ResourceNames.synchronization(request) + "_schedule";
  }
}
