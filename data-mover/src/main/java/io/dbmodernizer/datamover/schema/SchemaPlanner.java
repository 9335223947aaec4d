package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.Comparator;
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
   * can be created: schemas, tables, unique constraints, checks, indexes, foreign keys.
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
    TableTranslator translator = new TableTranslator(sourceDialect, targetDialect);
    for (TableName name : new TreeSet<>(tables)) {
      Table wanted =
          source
              .table(name)
              .orElseThrow(() -> new IllegalArgumentException("the source has no table " + name));
      TableTranslator.Translation translation = translator.translate(wanted);
      TablePlan plan = new TablePlan(translation.table(), targetDialect, ddl);
      target.table(name).ifPresentOrElse(plan::complete, plan::create);
      plan.requireReferencedTables(tables, target);
      changes.addAll(plan.changes());
      if (!translation.untranslatable().isEmpty()) {
        conflicts.add(
            new SchemaConflict(name.toString(), ObjectKind.TABLE, translation.untranslatable()));
      }
      conflicts.addAll(plan.conflicts());
    }
    changes.sort(Comparator.comparing(SchemaChange::kind));
    return new SchemaPlan(changes, conflicts);
  }
}
