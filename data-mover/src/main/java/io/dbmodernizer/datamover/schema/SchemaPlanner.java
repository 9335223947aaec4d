package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two catalogs and plans the objects to create on the target. Nothing is dropped or
 * altered: an object with another definition is a conflict.
 */
public final class SchemaPlanner {

  private SchemaPlanner() {}

  /**
   * Plans as {@link #plan(DatabaseCatalog, SqlDialect, DatabaseCatalog, SqlDialect, Set)} does, for
   * a source of the target's dialect.
   *
   * @param tables the tables to migrate, as the source spells them
   * @throws IllegalArgumentException if the source lacks one of the tables
   */
  public static SchemaPlan plan(
      DatabaseCatalog source,
      DatabaseCatalog target,
      SqlDialect targetDialect,
      Set<TableName> tables) {
    return plan(source, targetDialect, target, targetDialect, tables);
  }

  /**
   * Plans the schemas, tables, keys, indexes and checks that the target lacks. Their order is:
   * schemas, tables, unique constraints, checks, indexes, foreign keys. Constraints that the source
   * does not enforce are switched off, so that rows that violate them can be loaded.
   *
   * <p>Defaults, checks, filters and computed columns are SQL text. Between equal dialects the text
   * stays as it is. Between different dialects it is translated. Text that cannot be translated
   * faithfully is a conflict.
   *
   * @param tables the tables to migrate, as the source spells them
   * @throws IllegalArgumentException if the source lacks one of the tables
   */
  public static SchemaPlan plan(
      DatabaseCatalog source,
      SqlDialect sourceDialect,
      DatabaseCatalog target,
      SqlDialect targetDialect,
      Set<TableName> tables) {
    return plan(source, sourceDialect, target, targetDialect, tables, false);
  }

  /**
   * Plans as {@link #plan(DatabaseCatalog, SqlDialect, DatabaseCatalog, SqlDialect, Set)} does, for
   * a target that holds the rows: every constraint gets the state that it has in the source. The
   * plan is empty if the target has the definitions of its source.
   *
   * @param tables the tables to migrate, as the source spells them
   * @throws IllegalArgumentException if the source lacks one of the tables
   */
  public static SchemaPlan planWithRows(
      DatabaseCatalog source,
      SqlDialect sourceDialect,
      DatabaseCatalog target,
      SqlDialect targetDialect,
      Set<TableName> tables) {
    return plan(source, sourceDialect, target, targetDialect, tables, true);
  }

  private static SchemaPlan plan(
      DatabaseCatalog source,
      SqlDialect sourceDialect,
      DatabaseCatalog target,
      SqlDialect targetDialect,
      Set<TableName> tables,
      boolean rowsAreThere) {
    List<SchemaChange> changes = new ArrayList<>();
    List<SchemaConflict> conflicts = new ArrayList<>();
    DdlWriter ddl = new DdlWriter(targetDialect);
    tables.stream()
        .map(TableName::schema)
        .collect(TreeSet<String>::new, Set::add, Set::addAll)
        .stream()
        .filter(schema -> !target.hasSchema(schema))
        .forEach(
            schema -> changes.add(new SchemaChange(schema, ObjectKind.SCHEMA, ddl.schema(schema))));
    TableTranslator translator = new TableTranslator(source, sourceDialect, target, targetDialect);
    List<TableTranslator.Translation> translations =
        new TreeSet<>(tables)
            .stream().map(name -> translator.translate(required(source, name))).toList();
    List<Table> wanted = translations.stream().map(TableTranslator.Translation::table).toList();
    Set<TableName> names = new HashSet<>();
    wanted.forEach(table -> names.add(table.name()));
    for (TableTranslator.Translation translation : translations) {
      Table table = translation.table();
      TablePlan plan = new TablePlan(table, targetDialect, ddl);
      target.table(table.name()).ifPresentOrElse(plan::complete, plan::create);
      plan.requireReferencedTables(names, target);
      changes.addAll(plan.changes());
      if (!translation.untranslatable().isEmpty()) {
        conflicts.add(
            new SchemaConflict(
                table.name().toString(), ObjectKind.TABLE, translation.untranslatable()));
      }
      conflicts.addAll(plan.conflicts());
    }
    List<ConstraintStates.Switch> switches =
        new ConstraintStates(new TableParts(ddl), rowsAreThere).find(wanted, target);
    if (targetDialect.switchesConstraintsOneByOne()) {
      switches.forEach(one -> changes.addAll(ConstraintStates.changes(one, targetDialect)));
    } else {
      WholeTableSwitches wholeTables = new WholeTableSwitches(targetDialect, wanted, target);
      changes.addAll(wholeTables.changes(switches));
      conflicts.addAll(wholeTables.conflicts());
    }
    changes.sort(Comparator.comparing(SchemaChange::kind));
    return new SchemaPlan(changes, conflicts);
  }

  private static Table required(DatabaseCatalog source, TableName name) {
    return source
        .table(name)
        .orElseThrow(() -> new IllegalArgumentException("the source has no table " + name));
  }
}
