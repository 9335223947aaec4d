package io.dbmodernizer.migration.factory;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the pipeline into being that copies the tables of the migration, one after the other.
 *
 * <p>A table is upserted by its primary key, parents before children: every row of the source is
 * then on the target as it is in the source, no reader ever finds a table empty, foreign keys stay
 * enforced, a run that stops half-way leaves nothing broken, and running it again changes nothing.
 * A row that was deleted from the source stays on the target, and so does one that only the target
 * has: emptying tables first would follow deletions, but would take away what is written to the
 * target after a cut-over. Only a table whose rows cannot be matched (no primary key, or an
 * identity outside of it) is emptied and filled, in one transaction of the sink.
 */
public final class PipelineStep extends FactoryPartsStep {
  /** Name of the step. */
  public static final String NAME = "copy-pipeline";

  /** Azure takes at most 896 KB as the payload of an activity. */
  private static final int MOST_CHARACTERS = 800_000;

  private static final String UPSERT = "UpsertTables";
  private static final String REPLACE = "ReplaceTables";

  private final SqlConnections connections;

  /**
   * @param azure connection to Azure Resource Manager
   * @param connections opens the target, whose keys decide
   */
  public PipelineStep(AzureConnection azure, SqlConnections connections) {
    super(azure);
    this.connections = connections;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(DatasetsStep.NAME);
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(
        Counterpart.subscription(context.request()), Counterpart.target(context.request()));
  }

  @Override
  protected List<FactoryPart> parts(StepContext context) {
    DatabaseCatalog catalog =
        connections.call(
            connections.target(context.target()),
            connection -> SqlDialect.of(connection).catalogReader().read(connection));
    List<SynchronizedTable> tables =
        SynchronizedTable.inOrder(catalog, new MigrationTables(context.tables()).names());
    ObjectNode properties = pipeline(context.request(), tables);
    if (properties.toString().length() > MOST_CHARACTERS) {
      throw tooLarge(tables.size());
    }
    return List.of(
        new FactoryPart(
            FactoryPart.Kind.PIPELINE, FactoryIds.pipeline(context.request()), properties));
  }

  private static ObjectNode pipeline(MigrationRequested request, List<SynchronizedTable> tables) {
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("concurrency", 1);
    ObjectNode parameters = properties.putObject("parameters");
    ArrayNode upserted =
        parameters.putObject("upsertTables").put("type", "Array").putArray("defaultValue");
    ArrayNode replaced =
        parameters.putObject("replaceTables").put("type", "Array").putArray("defaultValue");
    tables.forEach(table -> table.writeTo((table.isUpserted() ? upserted : replaced).addObject()));
    ArrayNode activities = properties.putArray("activities");
    ObjectNode upsertSink = forEach(request, activities.addObject(), UPSERT, "upsertTables");
    upsertSink.put("writeBehavior", "upsert");
    expression(
        upsertSink.putObject("upsertSettings").put("useTempDB", true).putObject("keys"),
        "@item().keys");
    ObjectNode replace = activities.addObject();
    ObjectNode replaceSink = forEach(request, replace, REPLACE, "replaceTables");
    expression(replaceSink.putObject("preCopyScript"), "@item().script");
    replace
        .putArray("dependsOn")
        .addObject()
        .put("activity", UPSERT)
        .putArray("dependencyConditions")
        .add("Succeeded");
    return properties;
  }

  /** A loop over a list of tables with one Copy activity; returns the sink of that. */
  private static ObjectNode forEach(
      MigrationRequested request, ObjectNode activity, String name, String list) {
    activity.put("name", name).put("type", "ForEach");
    ObjectNode loop = activity.putObject("typeProperties");
    loop.put("isSequential", true);
    expression(loop.putObject("items"), "@pipeline().parameters." + list);
    ObjectNode copy = loop.putArray("activities").addObject();
    copy.put("name", name + "Copy").put("type", "Copy");
    table(copy.putArray("inputs").addObject(), FactoryIds.sourceTable(request));
    table(copy.putArray("outputs").addObject(), FactoryIds.targetTable(request));
    ObjectNode settings = copy.putObject("typeProperties");
    ObjectNode source = settings.putObject("source");
    source.put("type", "SqlServerSource");
    expression(source.putObject("sqlReaderQuery"), "@item().query");
    return settings.putObject("sink").put("type", "AzureSqlSink");
  }

  private static void table(ObjectNode reference, String dataset) {
    reference.put("referenceName", dataset).put("type", "DatasetReference");
    ObjectNode parameters = reference.putObject("parameters");
    expression(parameters.putObject("schema"), "@item().schema");
    expression(parameters.putObject("table"), "@item().table");
  }

  private static void expression(ObjectNode node, String expression) {
    node.put("value", expression).put("type", "Expression");
  }

  private static StepException tooLarge(int tables) {
    String message = "a pipeline for " + tables + " tables is larger than what Data Factory takes";
    return new StepException(
        StepResult.failed(
            Reason.INVALID_REQUEST,
            "migration.synchronization",
            message,
            "Name fewer tables in migration.tables, or switch the synchronisation off."),
        new IllegalStateException(message));
  }
}
