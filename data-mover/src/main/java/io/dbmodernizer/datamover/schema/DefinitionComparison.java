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
 * A comparison of the definitions of a source and of the target that holds its rows. They are equal
 * if four conditions hold: a new schema plan is empty, every constraint has its state in the
 * source, no identity column will repeat a value that the source has given, and no object of the
 * target changes the behaviour of the moved tables.
 */
public final class DefinitionComparison {

  /** The table in which Azure Database Migration Service keeps its statements on a target. */
  public static final TableName MIGRATION_STATUS = new TableName("dbo", "__migration_status");

  private DefinitionComparison() {}

  /**
   * Compares the moved tables.
   *
   * @param source the definitions of the source
   * @param target the definitions of the target
   * @param tables the tables that were moved
   * @param wholeDatabase true if they are meant to be all tables of the source, so that another
   *     table in the source is a difference
   */
  public static DefinitionDifferences compare(
      DatabaseDefinition source,
      DatabaseDefinition target,
      Set<TableName> tables,
      boolean wholeDatabase) {
    List<SchemaConflict> conflicts = new ArrayList<>();
    Set<TableName> present = new LinkedHashSet<>();
    for (TableName name : tables) {
      if (source.catalog().table(name).isPresent()) {
        present.add(name);
      } else {
        conflicts.add(conflict(name, "the table was removed from the source after the assessment"));
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
                          "the table was created on the source after the assessment and was not"
                              + " moved")));
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

  /**
   * Lists the objects that only the target has. Columns of moved tables are not among them.
   *
   * @param source the definitions of the source
   * @param target the definitions of the target, before or after the copy
   * @param tables the tables to move
   * @return the objects; empty if there are none
   */
  public static List<ExtraObject> extras(
      DatabaseDefinition source, DatabaseDefinition target, Set<TableName> tables) {
    return new TargetExtras(source, target, tables).find();
  }

  /**
   * Finds the tables whose identity column on the target would repeat a value that the source has
   * given.
   *
   * @param source the definitions of the source
   * @param target the definitions of the target
   * @param tables the tables that were moved
   * @return by table as the source has it, the value that the target should give next; empty if
   *     there are none
   */
  public static Map<Table, BigInteger> identitiesBehind(
      DatabaseDefinition source, DatabaseDefinition target, Set<TableName> tables) {
    return IdentityLag.find(source, target, tables);
  }

  private static List<SchemaConflict> states(
      DatabaseDefinition source, DatabaseDefinition target, Set<TableName> tables) {
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
      DatabaseDefinition source, DatabaseDefinition target, Set<TableName> tables) {
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

  private static Object next(DatabaseDefinition side, Table table) {
    BigInteger next = side.nextIdentityValues().get(table.name());
    return next == null ? "unknown" : next;
  }

  private static SchemaConflict conflict(TableName name, String difference) {
    return new SchemaConflict(name.toString(), ObjectKind.TABLE, List.of(difference));
  }
}
