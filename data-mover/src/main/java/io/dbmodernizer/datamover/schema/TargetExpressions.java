package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets the server of the target write the expressions of a source in its own words. A server does
 * not keep the text of a default, check, computed column or filter as it was written, and versions
 * differ in what they make of it. So two texts are compared only after the same server has written
 * both.
 *
 * <p>The target creates a scratch table for each table with a differing text, its catalog is read
 * once, and the scratch tables are removed. SQL Server rolls them back; on H2 they are dropped.
 */
public final class TargetExpressions {

  private TargetExpressions() {}

  /**
   * Returns the definitions of a source with those expressions in the target's words whose text
   * differs there. Does nothing on the target if no text differs, or if the dialects differ.
   *
   * @param target a connection to the target in auto-commit mode, which may create tables; it stays
   *     open
   * @param present the definitions of the target
   * @param tables the tables to compare, as the source spells them
   * @return the definitions; an expression that the target refuses keeps its text
   * @throws SQLException if the server does not answer, or if its catalog cannot be read
   */
  public static DatabaseDefinition inWordsOf(
      Connection target,
      DatabaseDefinition source,
      DatabaseDefinition present,
      Set<TableName> tables)
      throws SQLException {
    if (source.dialect() != present.dialect()) {
      return source;
    }
    List<ScratchTable> scratches = new ArrayList<>();
    for (TableName name : new TreeSet<>(tables)) {
      Optional<Table> wanted = source.catalog().table(name);
      Optional<Table> existing = present.catalog().table(name);
      if (wanted.isPresent() && existing.isPresent()) {
        ScratchTable.of(wanted.get(), existing.get(), source.dialect(), scratches.size())
            .ifPresent(scratches::add);
      }
    }
    return scratches.isEmpty()
        ? source
        : replaced(source, scratches, written(target, scratches, present.dialect()));
  }

  private static DatabaseDefinition replaced(
      DatabaseDefinition source, List<ScratchTable> scratches, DatabaseCatalog written) {
    Map<TableName, Table> tables = new HashMap<>();
    for (ScratchTable scratch : scratches) {
      written
          .table(scratch.name())
          .ifPresent(table -> tables.put(scratch.sourceName(), scratch.read(table)));
    }
    DatabaseCatalog catalog = source.catalog();
    return new DatabaseDefinition(
        catalog.withTables(
            catalog.tables().stream()
                .map(table -> tables.getOrDefault(table.name(), table))
                .toList()),
        source.dialect(),
        source.nextIdentityValues(),
        source.others());
  }

  private static DatabaseCatalog written(
      Connection target, List<ScratchTable> scratches, SqlDialect dialect) throws SQLException {
    if (dialect.rollsBackDefinitions()) {
      target.setAutoCommit(false);
    }
    try {
      removeLeftOver(target, scratches, dialect);
      DdlWriter ddl = new DdlWriter(dialect);
      for (ScratchTable scratch : scratches) {
        create(target, scratch.statements(ddl));
      }
      return dialect.reading(target).tables();
    } finally {
      if (dialect.rollsBackDefinitions()) {
        target.rollback();
        target.setAutoCommit(true);
      } else {
        drop(target, scratches, dialect);
      }
    }
  }

  /** A process that was killed leaves its tables if no transaction removes them. */
  private static void removeLeftOver(
      Connection target, List<ScratchTable> scratches, SqlDialect dialect) throws SQLException {
    if (!dialect.rollsBackDefinitions()) {
      drop(target, scratches, dialect);
    }
  }

  /** An expression that the target refuses, or a part that depends on it, is compared as text. */
  private static void create(Connection target, List<String> statements) throws SQLException {
    for (String sql : statements) {
      try {
        execute(target, sql);
      } catch (SQLException e) {
        if (SqlFailures.classify(e).isOfServer()) {
          throw e;
        }
      }
    }
  }

  private static void drop(Connection target, List<ScratchTable> scratches, SqlDialect dialect)
      throws SQLException {
    for (ScratchTable scratch : scratches) {
      execute(target, "DROP TABLE IF EXISTS " + dialect.quote(scratch.name()));
    }
  }

  private static void execute(Connection target, String sql) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
