package io.dbmodernizer.migration.factory;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pipeline that copies the tables of the migration, one after the other. Its definition depends
 * on the keys of the target's tables, which each run reads once.
 *
 * @param azure the connection to Azure Resource Manager
 * @param connections opens the target
 */
public record CopyPipeline(AzureConnection azure, SqlConnections connections)
    implements SynchronizationResources {
  /** Name of the step. */
  public static final String STEP = "copy-pipeline";

  /** The limit for the payload of an activity. Azure accepts at most 896 KB. */
  private static final int MOST_CHARACTERS = 800_000;

  /**
   * Returns the step that creates the pipeline.
   *
   * @param azure the connection to Azure Resource Manager
   * @param connections opens the target
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure, SqlConnections connections) {
    return new ResourceStep<>(
        azure, STEP, Set.of(Datasets.STEP), new CopyPipeline(azure, connections));
  }

  @Override
  public ArmType type() {
    return ArmTypes.PIPELINE;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(
        Counterpart.subscription(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public List<Pipeline> members(StepContext context) {
    DatabaseCatalog catalog =
        connections.call(
            connections.target(context.target()),
            connection -> SqlDialect.of(connection).reading(connection).tables());
    List<SynchronizedTable> tables =
        SynchronizedTable.inOrder(catalog, new MigrationTables(context.tables()).names());
    ObjectNode definition = PipelineDefinition.of(context.request(), tables);
    if (definition.toString().length() > MOST_CHARACTERS) {
      throw tooLarge(tables.size());
    }
    return List.of(new Pipeline(azure, definition));
  }

  private static StepException tooLarge(int tables) {
    String message = "a pipeline for " + tables + " tables is larger than Data Factory accepts";
    return new StepException(
        StepResult.failed(
            Reason.INVALID_REQUEST,
            "migration.synchronization",
            message,
            "Name fewer tables in migration.tables, or switch migration.synchronization off."),
        new IllegalStateException(message));
  }
}
