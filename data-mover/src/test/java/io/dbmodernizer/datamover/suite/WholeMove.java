package io.dbmodernizer.datamover.suite;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlan;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectCreator;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves a whole database in the order of a migration: what tables need, tables, rows, other
 * objects.
 *
 * @param source the database that is moved
 * @param target an empty database of the same product
 * @param principals what happens to users and roles
 */
record WholeMove(Connection source, Connection target, PrincipalMove principals) {

  /** Returns the refusals of the last pass, with their reasons. */
  List<String> run() throws SQLException {
    List<String> refused = new ArrayList<>(create(true));
    SchemaMigrator.apply(target, tables());
    List<Table> tables = catalog(source).tables();
    ForeignKeySuspension.suspend(target, tables);
    for (Table table : tables) {
      TableCopier.copy(source, target, table, CopyOptions.defaults(), CopyListener.NONE);
    }
    ForeignKeySuspension.enforce(target, tables);
    refused.addAll(create(false));
    for (ObjectChange change : objects().settings()) {
      ObjectCreator.run(target, change.script());
    }
    return refused;
  }

  /** Returns what the tables of the target lack. */
  SchemaPlan tables() throws SQLException {
    DatabaseCatalog from = catalog(source);
    return SchemaPlanner.plan(from, catalog(target), SqlDialect.of(target), names(from));
  }

  /** Returns what the target lacks beside tables. */
  ObjectPlan objects() throws SQLException {
    return ObjectPlanner.plan(
        ObjectSide.read(source, principals),
        ObjectSide.read(target, principals),
        names(catalog(source)),
        false);
  }

  private List<String> create(boolean beforeTables) throws SQLException {
    List<String> refused;
    boolean progress;
    do {
      refused = new ArrayList<>();
      progress = false;
      ObjectPlan plan = objects();
      ObjectCreator.createSchemas(target, plan, ObjectSide.read(target, principals));
      for (ObjectChange change : beforeTables ? plan.beforeTables() : plan.missing()) {
        try {
          ObjectCreator.run(target, change.script());
          progress = true;
        } catch (SQLException e) {
          refused.add(change.id() + ": " + e.getMessage());
        }
      }
    } while (progress);
    return refused;
  }

  private static DatabaseCatalog catalog(Connection connection) throws SQLException {
    return SqlDialect.of(connection).reading(connection).tables();
  }

  private static Set<TableName> names(DatabaseCatalog catalog) {
    return catalog.tables().stream().map(Table::name).collect(Collectors.toUnmodifiableSet());
  }
}
