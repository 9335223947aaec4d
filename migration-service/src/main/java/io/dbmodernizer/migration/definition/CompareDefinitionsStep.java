package io.dbmodernizer.migration.definition;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.schema.DefinitionDifferences;
import io.dbmodernizer.datamover.schema.DefinitionSide;
import io.dbmodernizer.datamover.schema.ExtraObject;
import io.dbmodernizer.datamover.schema.ObjectKind;
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
 * Compares the definitions of the moved tables on both sides before their rows are compared: the
 * schema plan made anew must be empty. Only reads, and reads each catalog once. It keeps no
 * verdict, so a retry compares anew; it has what is missing created, and what is set after the copy
 * set, by the steps that do so.
 */
public final class CompareDefinitionsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "compare-definitions";

  /**
   * Checkpoint of a run after which earlier steps were repeated, which happens once a retry.
   *
   * @param from the first of them
   */
  private record Repeated(String from) {}

  private static final Set<ObjectKind> SET_AFTER_THE_COPY =
      Set.of(ObjectKind.CONSTRAINT_STATE, ObjectKind.IDENTITY_VALUE);

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
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.source(context.request()), Counterpart.target(context.request()));
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

  /** Whether nothing differs but what earlier steps create or set. */
  private static boolean canBeResolvedHere(DefinitionDifferences differences) {
    return differences.extras().stream().noneMatch(ExtraObject::changesBehaviour)
        && differences.conflicts().stream()
            .allMatch(conflict -> SET_AFTER_THE_COPY.contains(conflict.kind()));
  }

  /** The rows stay: a copy that has succeeded is not begun again on the way. */
  private static StepResult repeat(DefinitionDifferences differences) {
    return differences.missing().isEmpty()
        ? repeat(FinishSchemaStep.NAME, "constraints and identities will be set once more")
        : repeat(
            SchemaStep.NAME,
            differences.missing().size() + " missing objects will be created once more");
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
        "Bring the objects on the target to the source's definition, or drop what only the target"
            + " has; stop changes to the definitions of the source; then request a retry, which"
            + " creates what is missing and compares anew.");
  }
}
