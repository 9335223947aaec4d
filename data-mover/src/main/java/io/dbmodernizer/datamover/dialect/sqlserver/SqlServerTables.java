package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The schemas and user tables of a SQL Server database. */
final class SqlServerTables {

  private SqlServerTables() {}

  static DatabaseCatalog of(SqlServerViews views) throws SQLException {
    CatalogAssembler assembler = new CatalogAssembler();
    SqlServerNames names = SqlServerNames.of(views, assembler);
    addAll(views, names, assembler);
    addStorage(views, names, assembler);
    return assembler.catalog();
  }

  /** Adds the storage of partitioned tables and their indexes. Others have the default. */
  private static void addStorage(
      SqlServerViews views, SqlServerNames names, CatalogAssembler assembler) throws SQLException {
    SqlServerPartitioning partitioning = SqlServerPartitioning.of(views);
    Set<Integer> partitioned = new HashSet<>();
    for (SqlServerIndexRow index : views.indexes()) {
      if (index.id().index() <= SqlServerIndexRow.CLUSTERED
          && !partitioning.clause(index).isEmpty()) {
        partitioned.add(index.id().object());
      }
    }
    for (SqlServerIndexRow index : views.indexes()) {
      Optional<TableName> table = names.table(index.id().object());
      String clause = partitioning.clause(index);
      if (clause.isEmpty() && partitioned.contains(index.id().object())) {
        clause = SqlServerPartitioning.NOT_PARTITIONED;
      }
      if (table.isPresent() && !clause.isEmpty()) {
        assembler.storage(table.get(), Objects.requireNonNullElse(index.name(), ""), clause);
      }
    }
  }

  /** Adds columns, keys, indexes and constraints of the tables or table types that have names. */
  static void addAll(SqlServerViews views, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    SqlServerColumns.addAll(views, names, assembler);
    SqlServerIndexes.addAll(views, names, assembler);
    SqlServerConstraints.addAll(views, names, assembler);
  }

  /**
   * Returns the next values of identity columns. A table that never held a row gives its seed next.
   * The step is added in Java, because SQL Server would refuse a sum beyond the last number of its
   * largest type.
   */
  static Map<TableName, BigInteger> nextIdentityValues(SqlServerViews views) throws SQLException {
    SqlServerNames names = SqlServerNames.of(views, new CatalogAssembler());
    Map<TableName, BigInteger> values = new HashMap<>();
    for (SqlServerColumnDetailRow detail : views.columnDetails()) {
      Optional<TableName> table = names.table(detail.id().object());
      if (table.isPresent() && detail.kind() == SqlServerColumnDetailRow.Kind.IDENTITY) {
        BigInteger last = detail.last();
        values.put(table.get(), last == null ? detail.seed() : last.add(detail.step()));
      }
    }
    return values;
  }
}
