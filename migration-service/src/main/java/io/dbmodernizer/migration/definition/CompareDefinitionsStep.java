package io.dbmodernizer.migration.definition;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.schema.DefinitionDifferences;
import io.dbmodernizer.datamover.schema.DefinitionSide;
import io.dbmodernizer.datamover.schema.ExtraObject;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the definitions of the moved tables on both sides before their rows are compared: the
 * schema plan made anew must be empty. Only reads, and reads each catalog once. It keeps no
 * verdict, so a retry compares anew.
 */
public final class CompareDefinitionsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "compare-definitions";

  private static final int MOST_TOLD = 10;

  private final SqlConnections connections;

  /**
   * @param connections opens both databases
   */
  public CompareDefinitionsStep(SqlConnections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(FinishSchemaStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    DefinitionSide source =
        connections.call(connections.source(context.request().getSource()), DefinitionSide::read);
    SqlEndpoint endpoint = connections.target(context.target());
    DefinitionSide target = connections.call(endpoint, DefinitionSide::read);
    Set<TableName> tables = new MigrationTables(context.tables()).names();
    DefinitionDifferences differences =
        DefinitionComparison.compare(
            source, target, tables, context.request().getMigration().getTables().isEmpty());
    return differences.isEmpty()
        ? StepResult.done(
            tables.size()
                + " tables have the same definitions on both sides"
                + extras(differences.harmlessExtras()))
        : different(endpoint, differences.sentences());
  }

  private static String extras(List<ExtraObject> extras) {
    return extras.isEmpty()
        ? ""
        : "; only on the target: "
            + first(extras.stream().map(ExtraObject::toString).toList(), ", ");
  }

  private static StepResult different(SqlEndpoint target, List<String> sentences) {
    return StepResult.failed(
        Reason.SCHEMA_CONFLICT,
        target.database(),
        "the " + target + " has other definitions than the source: " + first(sentences, "; "),
        "Bring the objects on the target to the source's definition, or drop what only the target"
            + " has; stop changes to the definitions of the source; then request a retry, which"
            + " compares anew.");
  }

  private static String first(List<String> all, String separator) {
    int more = all.size() - MOST_TOLD;
    return all.stream().limit(MOST_TOLD).collect(Collectors.joining(separator))
        + (more > 0 ? separator + "and " + more + " more" : "");
  }
}
