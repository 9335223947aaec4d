package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the definitions of a source and of the target that holds its rows: the schema plan made
 * anew must be empty, every constraint have the state it has in the source, no identity column give
 * a value again that the source has given, and nothing on the target change how the moved tables
 * behave.
 */
public final class DefinitionComparison {

  /** Where Azure's migration service keeps its own notes on a target. */
  public static final TableName MIGRATION_STATUS = new TableName("dbo", "__migration_status");

  private DefinitionComparison() {}

  /**
   * Compares the moved tables.
   *
   * @param tables the tables that were moved
   * @param wholeDatabase whether these are meant to be all tables of the source, so that one more
   *     in the source is a difference
   */
  public static DefinitionDifferences compare(
      DefinitionSide source, DefinitionSide target, Set<TableName> tables, boolean wholeDatabase) {
    List<SchemaConflict> conflicts = new ArrayList<>();
    Set<TableName> present = new LinkedHashSet<>();
    for (TableName name : tables) {
      if (source.catalog().table(name).isPresent()) {
        present.add(name);
      } else {
        conflicts.add(
            conflict(name, "the table has disappeared from the source since it was assessed"));
      }
    }
    if (wholeDatabase) {
      source.catalog().tables().stream()
          .map(Table::name)
          .filter(name -> !tables.contains(name) && !name.equals(MIGRATION_STATUS))
          .forEach(
              name ->
                  conflicts.add(
                      conflict(
                          name,
                          "the table was created on the source after it was assessed, and has not"
                              + " been moved")));
    }
    SchemaPlan plan =
        SchemaPlanner.planWithRows(
            source.catalog(), source.dialect(), target.catalog(), target.dialect(), present);
    conflicts.addAll(plan.conflicts());
    conflicts.addAll(states(source, target, present));
    conflicts.addAll(identities(source, target, present));
    return new DefinitionDifferences(
        plan.changes().stream()
            .filter(change -> change.kind() != ObjectKind.CONSTRAINT_STATE)
            .toList(),
        conflicts,
        new TargetExtras(source, target, present).find());
  }

  /** What only the target has, before or after the copy; columns of moved tables are not listed. */
  public static List<ExtraObject> extras(
      DefinitionSide source, DefinitionSide target, Set<TableName> tables) {
    return new TargetExtras(source, target, tables).find();
  }

  /**
   * The tables whose identity column on the target would give a value next that the source has
   * given already, with the value it should give.
   */
  public static Map<Table, BigInteger> identitiesBehind(
      DefinitionSide source, DefinitionSide target, Set<TableName> tables) {
    return IdentityLag.find(source, target, tables);
  }

  private static List<SchemaConflict> states(
      DefinitionSide source, DefinitionSide target, Set<TableName> tables) {
    TableTranslator translator =
        new TableTranslator(source.catalog(), source.dialect(), target.catalog(), target.dialect());
    List<Table> wanted =
        tables.stream()
            .map(source.catalog()::table)
            .flatMap(Optional::stream)
            .map(table -> translator.translate(table).table())
            .toList();
    TableParts parts = new TableParts(new DdlWriter(target.dialect()));
    return new ConstraintStates(parts, true)
        .find(wanted, target.catalog()).stream()
            .map(
                one ->
                    new SchemaConflict(
                        one.objectName(), ObjectKind.CONSTRAINT_STATE, List.of(one.difference())))
            .toList();
  }

  private static List<SchemaConflict> identities(
      DefinitionSide source, DefinitionSide target, Set<TableName> tables) {
    List<SchemaConflict> conflicts = new ArrayList<>();
    IdentityLag.find(source, target, tables)
        .forEach(
            (table, wanted) ->
                conflicts.add(
                    new SchemaConflict(
                        table.name().toString(),
                        ObjectKind.IDENTITY_VALUE,
                        List.of(
                            "the next value is "
                                + wanted
                                + " on the source, "
                                + next(target, table)
                                + " on the target"))));
    return conflicts;
  }

  private static Object next(DefinitionSide side, Table table) {
    BigInteger next = side.nextIdentityValues().get(table.name());
    return next == null ? "unknown" : next;
  }

  private static SchemaConflict conflict(TableName name, String difference) {
    return new SchemaConflict(name.toString(), ObjectKind.TABLE, List.of(difference));
  }
}
