package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The definition of the pipeline.
 *
 * <p>A table is upserted by its primary key, parents before children. So every row of the source is
 * on the target as it is in the source, no reader finds a table empty, and foreign keys stay
 * enforced. A run that stops half-way does no harm, and a second run changes nothing. A row that
 * was deleted from the source stays on the target, and so does a row that only the target has.
 * Emptying tables first would follow deletions, but would also delete rows that programs write to
 * the target after a cut-over. Only a table whose rows cannot be matched (no primary key, or an
 * identity outside of it) is emptied and filled, in one transaction of the sink.
 */
final class PipelineDefinition {
  private static final String UPSERT = "UpsertTables";
  private static final String REPLACE = "ReplaceTables";

  private PipelineDefinition() {}

  /**
   * Returns the properties of the pipeline.
   *
   * @param tables the tables in the order in which they are copied
   */
  static ObjectNode of(MigrationRequested request, List<SynchronizedTable> tables) {
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

  /** Adds a loop over a list of tables with one Copy activity, and returns the activity's sink. */
  private static ObjectNode forEach(
      MigrationRequested request, ObjectNode activity, String name, String list) {
    activity.put("name", name).put("type", "ForEach");
    ObjectNode loop = activity.putObject("typeProperties");
    loop.put("isSequential", true);
    expression(loop.putObject("items"), "@pipeline().parameters." + list);
    ObjectNode copy = loop.putArray("activities").addObject();
    copy.put("name", name + "Copy").put("type", "Copy");
    table(copy.putArray("inputs").addObject(), FactoryNames.sourceTable(request));
    table(copy.putArray("outputs").addObject(), FactoryNames.targetTable(request));
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
}
