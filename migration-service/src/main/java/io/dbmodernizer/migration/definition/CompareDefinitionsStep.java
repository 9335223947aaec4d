package io.dbmodernizer.migration.definition;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.schema.DefinitionDifferences;
import io.dbmodernizer.datamover.schema.ExtraObject;
import io.dbmodernizer.datamover.schema.ObjectKind;
import io.dbmodernizer.datamover.schema.TargetExpressions;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.text.Listing;
import java.util.List;
import java.util.Set;

/**
 * Compares the definitions of the moved tables on both sides before their rows are compared: a new
 * schema plan must be empty. It reads each catalog once, and that of the target again if the texts
 * of expressions differ. It changes nothing; scratch tables tell how the target writes such a text.
 * It stores no verdict, so a retry compares again. It asks the earlier steps to create what is
 * missing and to set what is set after the copy.
 */
public final class CompareDefinitionsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "compare-definitions";

  /**
   * The checkpoint of a run that asked for the repetition of earlier steps. This happens once in a
   * retry.
   *
   * @param from the first of these steps
   */
  private record Repeated(String from) {}

  private static final Set<ObjectKind> SET_AFTER_THE_COPY =
      Set.of(ObjectKind.CONSTRAINT_STATE, ObjectKind.IDENTITY_VALUE);

  private final SqlConnections connections;

  /**
   * Creates the step.
   *
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
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    DatabaseDefinition source =
        connections.call(
            connections.source(context.request().getSource()), DatabaseDefinition::read);
    SqlEndpoint endpoint = connections.target(context.target());
    Set<TableName> tables = new MigrationTables(context.tables()).names();
    boolean wholeDatabase = context.request().getMigration().getTables().isEmpty();
    DefinitionDifferences differences =
        connections.call(
            endpoint,
            connection -> {
              DatabaseDefinition target = DatabaseDefinition.read(connection);
              return DefinitionComparison.compare(
                  TargetExpressions.inWordsOf(connection, source, target, tables),
                  target,
                  tables,
                  wholeDatabase);
            });
    if (differences.isEmpty()) {
      return StepResult.done(
          tables.size()
              + " tables have the same definitions on both sides"
              + extras(differences.harmlessExtras()));
    }
    boolean mayRepeat = context.round() > 0 && context.checkpoint(Repeated.class).isEmpty();
    return mayRepeat && canBeResolvedHere(differences)
        ? repeat(differences)
        : different(endpoint, differences.sentences());
  }

  /** Returns true if earlier steps can create or set everything that differs. */
  private static boolean canBeResolvedHere(DefinitionDifferences differences) {
    return differences.extras().stream().noneMatch(ExtraObject::changesBehaviour)
        && differences.conflicts().stream()
            .allMatch(conflict -> SET_AFTER_THE_COPY.contains(conflict.kind()));
  }

  /**
   * Asks for a repetition of the earlier steps. The rows stay, because a copy that succeeded is not
   * repeated.
   */
  private static StepResult repeat(DefinitionDifferences differences) {
    return differences.missing().isEmpty()
        ? repeat(FinishSchemaStep.NAME, "constraints and identities will be set again")
        : repeat(
            SchemaStep.NAME,
            differences.missing().size() + " missing objects will be created again");
  }

  private static StepResult repeat(String step, String detail) {
    return StepResult.repeat(step, detail, new Repeated(step));
  }

  private static String extras(List<ExtraObject> extras) {
    return extras.isEmpty() ? "" : "; only on the target: " + Listing.of(extras);
  }

  private static StepResult different(SqlEndpoint target, List<String> sentences) {
    return StepResult.failed(
        Reason.SCHEMA_CONFLICT,
        target.database(),
        "the "
            + target
            + " has other definitions than the source: "
            + Listing.of(sentences, "; ", Listing.MOST),
        "Change the objects on the target to the source's definition, or drop those that only the"
            + " target has. Stop changes to the definitions of the source. Then request a retry,"
            + " which creates missing objects and compares again.");
  }
}
