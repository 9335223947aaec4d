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
 * Compares two catalogs and plans what has to be created on the target. Nothing is ever dropped or
 * altered: what is there with another definition is a conflict.
 */
public final class SchemaPlanner {

  private SchemaPlanner() {}

  /**
   * Plans for a source of the target's own dialect.
   *
   * @see #plan(DatabaseCatalog, SqlDialect, DatabaseCatalog, SqlDialect, Set)
   */
  public static SchemaPlan plan(
      DatabaseCatalog source,
      DatabaseCatalog target,
      SqlDialect targetDialect,
      Set<TableName> tables) {
    return plan(source, targetDialect, target, targetDialect, tables);
  }

  /**
   * Plans the schemas, tables, keys, indexes and checks the target lacks, in an order in which they
   * can be created: schemas, tables, unique constraints, checks, indexes, foreign keys. Constraints
   * that the source does not enforce are switched off, so that rows that violate them can be
   * loaded.
   *
   * <p>Defaults, checks, filters and computed columns are SQL text. Between equal dialects they
   * pass through; from one dialect to another only what can be translated faithfully does, and the
   * rest is a conflict.
   *
   * @param tables the tables to migrate; each must be in the source catalog
   * @throws IllegalArgumentException when the source has no such table
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
   * As {@link #plan(DatabaseCatalog, SqlDialect, DatabaseCatalog, SqlDialect, Set)} for a target
   * that holds the rows: every constraint gets the state it has in the source. The plan of a target
   * that is as its source is empty.
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
      WholeTableSwitches wholeTables = new WholeTableSwitches(targetDialect, wanted);
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
