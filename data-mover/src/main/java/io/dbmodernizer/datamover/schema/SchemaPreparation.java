package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What a target lacks before rows are copied into it, and what stands against the copy.
 *
 * @param plan the changes that make the target complete, and its conflicts
 * @param extras objects that only the target has and that would change what is copied
 * @param present the target's tables as they are
 */
public record SchemaPreparation(
    SchemaPlan plan, List<ExtraObject> extras, DatabaseCatalog present) {

  public SchemaPreparation {
    extras = List.copyOf(extras);
  }

  /**
   * Compares a target with its source.
   *
   * @param target a connection to the target in auto-commit mode, which may create tables; it stays
   *     open
   * @param source the definitions of the source
   * @param tables the tables to copy, as the source spells them
   * @throws SQLException if the target fails
   * @throws IllegalArgumentException if the source lacks one of the tables
   */
  public static SchemaPreparation of(
      Connection target, DatabaseDefinition source, Set<TableName> tables) throws SQLException {
    DatabaseDefinition present = DatabaseDefinition.read(target);
    DatabaseDefinition wanted = TargetExpressions.inWordsOf(target, source, present, tables);
    return new SchemaPreparation(
        SchemaPlanner.plan(
            wanted.catalog(), wanted.dialect(), present.catalog(), present.dialect(), tables),
        DefinitionComparison.extras(wanted, present, tables).stream()
            .filter(ExtraObject::changesBehaviour)
            .toList(),
        present.catalog());
  }

  /**
   * Returns what somebody has to change on the target before rows can be copied, one sentence each.
   */
  public List<String> obstacles() {
    return new DefinitionDifferences(List.of(), plan.conflicts(), extras).sentences();
  }
}
