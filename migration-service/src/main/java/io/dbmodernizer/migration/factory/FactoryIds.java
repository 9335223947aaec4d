package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SynchronizationOptions;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.StepContext;

/** Names and ids of the resources of {@code Microsoft.DataFactory} that a migration uses. */
final class FactoryIds {
  /** The only stable version of the provider's API. */
  static final String API_VERSION = "2018-06-01";

  static final String FACTORY_TYPE = "Microsoft.DataFactory/factories";

  private FactoryIds() {}

  /** Whether the request wants copying to go on. */
  static boolean isRequested(MigrationRequested request) {
    SynchronizationOptions options = request.getMigration().getSynchronization();
    return options != null && options.getEnabled();
  }

  static boolean isRequested(StepContext context) {
    return isRequested(context.request());
  }

  /** Resource id of the factory. */
  static String factoryId(MigrationRequested request) {
    return factory(request).toString();
  }

  /** A path below the factory: a part of it, or an action. */
  static String inFactory(MigrationRequested request, String... segments) {
    return factory(request).with(segments).toString();
  }

  private static ResourceId factory(MigrationRequested request) {
    return ResourceId.group(request.getTarget().getAzure())
        .resource(FACTORY_TYPE, ResourceNames.dataFactory(request));
  }

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
