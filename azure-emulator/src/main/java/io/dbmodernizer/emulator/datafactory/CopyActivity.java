package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.integration.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Copy activities of one pipeline run, from tables of SQL Server into tables of Azure SQL
 * Database. It supports a query, a pre-copy script, insert and upsert.
 */
final class CopyActivity {

  private final ResourceId factory;
  private final ResourceDirectory directory;
  private final LinkedDatabases databases;
  private final Map<String, DatabaseCatalog> catalogs = new HashMap<>();

  /** The table and the database of a dataset. */
  private record Data(TableName table, Endpoint endpoint) {}

  CopyActivity(ResourceId factory, ResourceDirectory directory, LinkedDatabases databases) {
    this.factory = factory;
    this.directory = directory;
    this.databases = databases;
  }

  /**
   * Runs an activity.
   *
   * @param activity the activity of the pipeline's document
   * @param values values of its expressions
   * @return output of the activity, with the number of rows
   * @throws PipelineFailure 2200 if the copy fails; EntityNotFound if a dataset is missing
   */
  ObjectNode run(JsonNode activity, Expressions values) {
    Data from = data(activity.path("inputs").path(0), values);
    Data to = data(activity.path("outputs").path(0), values);
    JsonNode sourceSettings = activity.path("typeProperties").path("source");
    JsonNode sink = activity.path("typeProperties").path("sink");
    try (Connection source = from.endpoint().connect();
        Connection target = to.endpoint().connect()) {
      String query = values.text(sourceSettings.path("sqlReaderQuery"));
      RowCopy copy = new RowCopy(target, table(target, to), keys(sink, values));
      RowCopy.Result result =
          copy.run(
              source,
              query.isEmpty()
                  ? "SELECT * FROM " + SqlDialect.of(source).quote(from.table())
                  : query,
              values.text(sink.path("preCopyScript")));
      return Json.object(
          output ->
              output
                  .put("rowsRead", result.rowsRead())
                  .put("rowsCopied", result.rowsCopied())
                  .put("copyDuration", 1)
                  .put("usedParallelCopies", 1));
    } catch (SQLException e) {
      throw new PipelineFailure(
          "2200",
          "ErrorCode=SqlOperationFailed,Message=A database operation failed on table %s: %s"
              .formatted(to.table(), firstLine(e)));
    }
  }

  private Table table(Connection target, Data to) throws SQLException {
    DatabaseCatalog catalog = catalogs.get(to.endpoint().url());
    if (catalog == null) {
      catalog = SqlDialect.of(target).reading(target).tables();
      catalogs.put(to.endpoint().url(), catalog);
    }
    return catalog
        .table(to.table())
        .orElseThrow(
            () ->
                new PipelineFailure(
                    "2200", "Invalid object name '" + to.table() + "' in the sink."));
  }

  private static List<String> keys(JsonNode sink, Expressions values) {
    List<String> keys = new ArrayList<>();
    if (values.text(sink.path("writeBehavior")).equalsIgnoreCase("upsert")) {
      values
          .value(sink.path("upsertSettings").path("keys"))
          .forEach(key -> keys.add(key.asString("")));
      if (keys.isEmpty()) {
        throw new PipelineFailure("2200", "An upsert needs keys.");
      }
    }
    return keys;
  }

  private Data data(JsonNode reference, Expressions values) {
    Resource dataset = part("datasets", reference.path("referenceName").asString(""));
    Expressions inside = values.withDataset(reference.path("parameters"));
    JsonNode properties = dataset.properties().path("typeProperties");
    String schema = inside.text(properties.path("schema"));
    String table = inside.text(properties.path("table"));
    TableName name =
        table.isEmpty()
            ? TableName.parse(inside.text(properties.path("tableName")))
            : new TableName(schema.isEmpty() ? "dbo" : schema, table);
    String service =
        dataset.properties().path("linkedServiceName").path("referenceName").asString("");
    return new Data(name, databases.endpoint(factory.child(FactoryPaths.LINKED_SERVICES, service)));
  }

  private Resource part(String segment, String name) {
    return directory
        .find(factory.child(segment, name))
        .orElseThrow(
            () ->
                new PipelineFailure(
                    "EntityNotFound", "The factory has no '" + name + "' in '" + segment + "'."));
  }

  private static String firstLine(SQLException failure) {
    String message = failure.getMessage();
    return message == null
        ? String.valueOf(failure.getSQLState())
        : message.lines().findFirst().orElse("");
  }
}
